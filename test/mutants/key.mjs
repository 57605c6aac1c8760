// What tells one mutant from another, the same in the list, in the checker and in the report.
export const keyOf = ({ fileName, location: { start, end }, mutatorName, replacement }) =>
  [
    fileName.replace(/^.*?(?=src\/)/, ''),
    start.line,
    start.column,
    end.line,
    end.column,
    mutatorName,
    replacement,
  ].join(' ');
