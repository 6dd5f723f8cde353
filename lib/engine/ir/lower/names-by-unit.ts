/** A table by name and unit; unit -1 holds external names. */
export class NamesByUnit<Value> {
  private readonly tables = new Map<number, Map<string, Value>>();

  get(name: string, unit: number): Value | undefined {
    return this.tables.get(unit)?.get(name);
  }

  set(name: string, unit: number, value: Value): void {
    let table = this.tables.get(unit);
    if (!table) {
      table = new Map();
      this.tables.set(unit, table);
    }
    table.set(name, value);
  }
}
