/* `unhunch` on Linux. Hands its command line to the running app, without starting Chromium; where
   none runs, watch.c starts one. */
#include "common.h"

#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "protocol.h"

enum { SHORT_PATIENCE_MS = 1000, SAY_BUSY_AFTER_MS = 3000, GIVE_UP_AFTER_MS = 60000, RETRY_MS = 50 };

/* As Electron finds it: --user-data-dir, else under $XDG_CONFIG_HOME or ~/.config. */
static bool find_folder(char **args, char folder[PATH_MAX]) {
  static const char flag[] = "--user-data-dir=";
  const char *given = NULL;
  for (; *args; args++)
    if (!strncmp(*args, flag, sizeof flag - 1)) given = *args + sizeof flag - 1;
  if (given) return snprintf(folder, PATH_MAX, "%s", given) < PATH_MAX;
  const char *config = getenv("XDG_CONFIG_HOME");
  if (config && *config) return snprintf(folder, PATH_MAX, "%s/Unhunch", config) < PATH_MAX;
  const char *home = getenv("HOME");
  if (!home || !*home) {
    /* getpwuid would need the system's own C library at run time. */
    FILE *users = fopen("/etc/passwd", "re");
    struct passwd *user = NULL;
    while (users && (user = fgetpwent(users)) && user->pw_uid != getuid()) continue;
    home = user ? strdup(user->pw_dir) : NULL;
    if (users) fclose(users);
  }
  return home && snprintf(folder, PATH_MAX, "%s/.config/Unhunch", home) < PATH_MAX;
}

/* The folder with the app's files, made if it isn't there; -1 when it isn't ours to use, which
   the app itself explains best. */
static int open_folder(char *folder) {
  for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(folder, 0700);
    *slash = '/';
  }
  mkdir(folder, 0700);
  int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  struct stat status;
  if (dir >= 0 && !fstat(dir, &status) && status.st_uid == getuid()) return dir;
  if (dir >= 0) close(dir);
  return -1;
}

/* The folder's path may be too long for a socket's address; its descriptor isn't. */
static int reach_app(int dir) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  int length = sprintf(address.sun_path, "/proc/self/fd/%d/control.sock", dir);
  int fd = connect_to(&address, (size_t)length + 1);
  struct ucred peer;
  socklen_t peer_length = sizeof peer;
  if (fd < 0 || (!getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &peer_length) &&
                 peer.uid == getuid()))
    return fd;
  close(fd);
  return -1;
}

/* The app of a session with an $XDG_CONFIG_HOME leaves word of its folder in the usual one, for
   callers who don't know the variable. */
static int reach_elsewhere(int dir) {
  int other = openat(dir, "elsewhere", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int fd = other < 0 ? -1 : reach_app(other);
  if (other >= 0) close(other);
  return fd;
}

static bool write_all(int fd, const char *data, size_t length) {
  while (length > 0) {
    ssize_t written = send(fd, data, length, MSG_NOSIGNAL);
    if (written < 0 && errno == ENOTSOCK) written = write(fd, data, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    data += written;
    length -= (size_t)written;
  }
  return true;
}

/* When the caller loses patience: it is told once, then given up. */
struct patience {
  long since;
  bool has_said;
  bool is_short;
};

static long patience_left(struct patience *patience) {
  long waited = now_ms() - patience->since;
  if (patience->is_short) return waited < SHORT_PATIENCE_MS ? SHORT_PATIENCE_MS - waited : 0;
  if (waited >= GIVE_UP_AFTER_MS) return 0;
  if (waited >= SAY_BUSY_AFTER_MS && !patience->has_said) {
    patience->has_said = true;
    say(TEXT_BUSY, "");
  }
  return (patience->has_said ? GIVE_UP_AFTER_MS : SAY_BUSY_AFTER_MS) - waited;
}

/* Told of by other programs, which go on whether we run or not: never starts anything, says
   nothing, and keeps nobody waiting. */
static bool is_about_a_wait(char **args) {
  for (; *args; args++)
    for (int i = 0; i < 2; i++) {
      const char *flag = i ? "--done" : "--waiting";
      size_t length = strlen(flag);
      if (!strncmp(*args, flag, length) && (!(*args)[length] || (*args)[length] == '=')) return true;
    }
  return false;
}

/* The app's exit code for the command; -1 when it went before it had answered. */
static int ask_app(int fd, char **args, struct patience *patience) {
  char folder[PATH_MAX];
  struct bytes request = make_request(getcwd(folder, sizeof folder) ? folder : "/",
                                      env_or("DISPLAY", ""), env_or("WAYLAND_DISPLAY", ""), args);
  if (!request.data) return say(TEXT_TOO_LONG, ""), 2;
  bool sent = write_all(fd, request.data, request.length);
  free(request.data);
  char *data = NULL;
  size_t length = 0, room = 0;
  while (sent) {
    long left = patience_left(patience);
    if (left == 0 && patience->is_short) return 0;
    if (left == 0) return say(TEXT_NO_ANSWER, ""), 1;
    struct pollfd readable = {fd, POLLIN, 0};
    if (poll(&readable, 1, (int)left) <= 0) continue;
    if (length == room && !(data = realloc(data, room = room ? room * 2 : 65536))) return 1;
    ssize_t count = read(fd, data + length, room - length);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    length += (size_t)count;
    struct reply reply;
    enum reading reading = read_reply(data, length, &reply);
    if (reading == READ_WRONG) return say(TEXT_NO_ANSWER, ""), 1;
    if (reading == READ_MORE) continue;
    write_all(STDOUT_FILENO, reply.out, reply.out_length);
    write_all(STDERR_FILENO, reply.err, reply.err_length);
    return reply.exit_code;
  }
  free(data);
  return -1;
}

int main(int argc, char **argv) {
  char folder[PATH_MAX];
  int dir = find_folder(argv + 1, folder) ? open_folder(folder) : -1;
  struct patience patience = {now_ms(), false, is_about_a_wait(argv + 1)};
  while (dir >= 0) {
    int fd = reach_app(dir);
    if (fd < 0) fd = reach_elsewhere(dir);
    int code = fd < 0 ? -1 : ask_app(fd, argv + 1, &patience);
    if (fd >= 0) close(fd);
    if (code >= 0) return code;
    if (patience.is_short) return 0;
    /* Of several starts at once, one is the app; the others wait until it answers. */
    if (!flock(dir, LOCK_EX | LOCK_NB) || errno != EWOULDBLOCK) break;
    if (patience_left(&patience) == 0) return say(TEXT_NO_ANSWER, ""), 1;
    pass_ms(RETRY_MS);
  }
  return patience.is_short ? 0 : watch_over(dir, argc, argv);
}
