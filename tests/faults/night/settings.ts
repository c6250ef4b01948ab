const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Work without an end, wherever midnight is; reminders as notifications, answered one by one. */
export function nightSettings(intervalMs: number): object {
  const allDay = [
    { start: '00:30', end: '23:00' },
    { start: '23:00', end: '00:30' },
  ];
  return {
    app: { welcomed: true },
    workHours: Object.fromEntries(days.map((day) => [day, allDay])),
    breaks: {
      intervalMinutes: intervalMs / 60_000,
      presence: 'notification',
      naturalBreakMinutes: 30,
      quietEndMinutes: 0,
      snoozeMinutes: 1,
    },
    session: { readySeconds: 3 },
  };
}
