/** A music or film player on a session bus, scripted to say what MPRIS has players say. */
import { BusConnection } from './bus-connection';

export type PlaybackStatus = 'Playing' | 'Paused' | 'Stopped';

export interface MediaPlayer {
  /** As its own buttons, or a call from the bus, have set it. */
  status: PlaybackStatus;
  /** Ends the program. Calling it twice is harmless. */
  leave(): void;
}

/** Starts one named `org.mpris.MediaPlayer2.<name>` on the bus at `address`. */
export async function startMediaPlayer(
  address: string,
  name: string,
  status: PlaybackStatus,
): Promise<MediaPlayer> {
  const connection = await BusConnection.open(address);
  const player: MediaPlayer = { status, leave: () => connection.close() };
  const become = (next: PlaybackStatus) => ({
    takes: '',
    gives: '',
    run: () => {
      player.status = next;
      return [];
    },
  });
  connection.serve('/org/mpris/MediaPlayer2', {
    'org.mpris.MediaPlayer2.Player': {
      methods: { Pause: become('Paused'), Play: become('Playing') },
      properties: { PlaybackStatus: { type: 's', read: () => player.status } },
    },
  });
  await connection.own(`org.mpris.MediaPlayer2.${name}`);
  return player;
}
