// The parts of an exercise that the time is shared out among, each with its files in src.

export const PARTS = {
  'set-up and dice': ['exercise/chance/setup', 'exercise/chance/generator', 'exercise/chance/dice'],
  'arrivals and world': [
    'exercise/run/acts',
    'exercise/incident',
    'exercise/world/measures',
    'exercise/run/coming',
    'exercise/run/commission',
    'exercise/world/sensors',
    'exercise/chairs/surroundings',
    'exercise/world/people',
    'exercise/world/force',
  ],
  chains: ['ladder/chains', 'ladder/chain-list', 'ladder/linking'],
  'prompts and news': ['exercise/run/prompts', 'exercise/run/news', 'exercise/run/expiries'],
  'views and policies': ['exercise/chairs/view', 'exercise/chairs/policies', 'exercise/chairs/preview'],
  rulings: ['ladder/ruling', 'ladder/checks', 'ladder/facts'],
  fold: ['exercise/run/evolve', 'exercise/run/evolve-world', 'exercise/run/open-state'],
  'score and measures': [
    'exercise/score/score',
    'exercise/score/dimensions',
    'exercise/score/played',
    'study/batch',
    'study/compliance',
    'study/spans',
  ],
  'turns and clock': [
    'exercise/run/advance',
    'exercise/run/touch',
    'exercise/run/run',
    'exercise/run/decide',
    'exercise/run/play',
    'exercise/chairs/rehearsal',
  ],
} as const;
