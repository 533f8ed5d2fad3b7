export const databaseName = 'stars';
