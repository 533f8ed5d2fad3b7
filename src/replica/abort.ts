/** A transaction that the database has aborted itself (no space) cannot be aborted again. */
export function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    console.info('the transaction had ended already', error);
  }
}
