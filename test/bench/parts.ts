// The parts of an exercise that the time is shared out among, each with its files in src.

export const PARTS = {
  'set-up and dice': ['exercise/setup', 'exercise/generator', 'exercise/dice'],
  'arrivals and world': [
    'exercise/world',
    'exercise/incident',
    'exercise/measures',
    'exercise/coming',
    'exercise/commission',
    'exercise/sensors',
    'exercise/surroundings',
    'exercise/people',
    'exercise/force',
  ],
  chains: ['ladder/chains'],
  'prompts and news': ['exercise/prompts', 'exercise/news', 'exercise/quiet'],
  'views and policies': ['exercise/view', 'exercise/policies', 'exercise/preview'],
  rulings: ['ladder/ruling', 'ladder/checks', 'ladder/facts'],
  fold: ['exercise/evolve', 'exercise/open-state'],
  'score and measures': [
    'exercise/score',
    'exercise/dimensions',
    'exercise/played',
    'study/batch',
    'study/compliance',
    'study/spans',
  ],
  'turns and clock': ['exercise/advance', 'exercise/decide', 'exercise/play', 'exercise/rehearsal'],
} as const;
