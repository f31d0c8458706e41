// Reads one iCalendar file on its input and says as JSON what ical.js understands of it. Its argument is the time zone of a reader.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

ICAL.design.strict = true;
const text = readFileSync(0, 'utf8');
const calendar = new ICAL.Component(ICAL.parse(text));
const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
const [event] = events;
const shown = new Intl.DateTimeFormat('fr-FR', {
  timeZone: process.argv[2], year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
});

process.stdout.write(JSON.stringify({
  events: events.length,
  method: calendar.getFirstPropertyValue('method'),
  uid: event.uid,
  sequence: event.sequence,
  status: event.component.getFirstPropertyValue('status'),
  start: event.startDate.toUnixTime(),
  end: event.endDate.toUnixTime(),
  shown: shown.format(event.startDate.toJSDate()),
  summary: event.summary,
  location: event.location,
  description: event.description,
}));
