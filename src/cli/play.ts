export async function homeCommand(): Promise<number> { return 0; }
export async function playCommand(_s: unknown, _o: unknown): Promise<number> { return 0; }
