// Comma-separated values as RFC 4180 has them.

/** A record as a line. */
function csvLine(cells) {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",") + "\r\n";
}

/** The records of a text; a byte order mark is passed over. */
function csvRecords(text) {
  const records = [];
  let record = [];
  let cell = "";
  let inside = false;
  const body = text.replace(/^\ufeff/, "");
  for (let i = 0; i < body.length; i++) {
    const c = body[i];
    if (inside) {
      if (c !== '"') cell += c;
      else if (body[i + 1] === '"') { cell += '"'; i++; }
      else inside = false;
    } else if (c === '"' && cell === "") inside = true;
    else if (c === ",") { record.push(cell); cell = ""; }
    else if (c === "\n" || c === "\r") {
      if (c === "\r" && body[i + 1] === "\n") i++;
      record.push(cell);
      if (record.length > 1 || record[0] !== "") records.push(record);
      record = [];
      cell = "";
    } else cell += c;
  }
  record.push(cell);
  if (record.length > 1 || record[0] !== "") records.push(record);
  return records;
}
