/* Starts the app and stays: one that ends as no app should is started again, and goes on from the
   state it has saved. Chromium ends its process at once when the display or the session bus goes,
   before any script could run; what is left is this. */
#include "common.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

enum {
  /* main/desktop/startup/recovery.ts */
  EXIT_RESTART = 75,
  EXIT_RESTART_WITHOUT_GPU = 76,
  /* An app that ends sooner than this could not start at all. */
  STARTED_AFTER_MS = 2000,
  /* So many restarts are too many, unless the app has run well for so long. */
  MOST_RESTARTS = 5,
  STEADY_AFTER_MS = 10 * 60 * 1000,
  BUS_BACK_WITHIN_MS = 10000,
  RETRY_MS = 50,
  /* An app that was asked as well has ended by then, or is about to. */
  GROUP_WITHIN_MS = 300,
};

/* Whether something listens at the Unix socket of this path, or of this abstract name. */
static bool answers(const char *path, bool abstract) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  size_t length = strlen(path);
  if (length + 2 > sizeof address.sun_path) return true;
  memcpy(address.sun_path + abstract, path, length);
  int fd = connect_to(&address, length + 1);
  if (fd >= 0) close(fd);
  return fd >= 0;
}

/* A display named without a host is this machine's; what another one has can't be told. */
static bool has_x_display(void) {
  const char *display = env_or("DISPLAY", "");
  const char *colon = strrchr(display, ':');
  if (!colon) return false;
  if (colon != display && strncmp(display, "unix:", 5)) return true;
  char path[64];
  snprintf(path, sizeof path, "/tmp/.X11-unix/X%d", atoi(colon + 1));
  return answers(path, false) || answers(path, true);
}

static bool has_wayland_display(void) {
  const char *name = env_or("WAYLAND_DISPLAY", "");
  if (!*name) return false;
  if (*name == '/') return answers(name, false);
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s", env_or("XDG_RUNTIME_DIR", ""), name);
  return answers(path, false);
}

static bool has_display(void) { return has_x_display() || has_wayland_display(); }

/* The session bus, where its address is a file; of any other kind nothing is known. */
static bool has_bus(void) {
  static const char kind[] = "unix:path=";
  const char *address = env_or("DBUS_SESSION_BUS_ADDRESS", "");
  if (strncmp(address, kind, sizeof kind - 1)) return true;
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s", address + sizeof kind - 1);
  path[strcspn(path, ",;")] = 0;
  return answers(path, false);
}

static pid_t start(const char *program, char **args, const sigset_t *usual) {
  pid_t parent = getpid(), child = fork();
  if (child != 0) return child;
  /* Whoever kills this process means the app. */
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  sigprocmask(SIG_SETMASK, usual, NULL);
  execv(program, args);
  say(TEXT_NO_PROGRAM, program);
  _exit(127);
}

/* A signal ends the app in order once; the same again, as when the whole group got it, would
   end it at once. So it is passed on as another that means the same. */
static int passed_on(int signal) { return signal == SIGTERM ? SIGINT : SIGTERM; }

/* Waits for the app's end and passes on what asks for it. `is_over`: somebody asked. */
static int wait_for(pid_t child, const sigset_t *watched, bool *is_over) {
  sigset_t only_children;
  sigemptyset(&only_children);
  sigaddset(&only_children, SIGCHLD);
  for (;;) {
    siginfo_t info;
    int status, signal = sigwaitinfo(watched, &info);
    if (waitpid(child, &status, WNOHANG) == child) return status;
    if (signal < 0 || signal == SIGCHLD) continue;
    *is_over = true;
    /* What comes from the terminal, or to the whole group, the app has got itself. */
    if (info.si_code > 0) continue;
    const struct timespec patience = {0, GROUP_WITHIN_MS * 1000000L};
    sigtimedwait(&only_children, NULL, &patience);
    if (waitpid(child, &status, WNOHANG) == child) return status;
    kill(child, passed_on(signal));
  }
}

/* Whether the app ended as no app should, once it was up: it left its socket behind. One that was
   up before needs no time to show that it can be: what ended it then may do so at once again. */
static bool has_crashed(int dir, int status, long lived_ms, bool was_up) {
  bool well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return !well && (was_up || lived_ms >= STARTED_AFTER_MS) && dir >= 0 &&
         !faccessat(dir, "control.sock", F_OK, AT_SYMLINK_NOFOLLOW);
}

static int exit_code_of(int status) {
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  say(TEXT_ENDED, "");
  return 1;
}

int watch_over(int dir, int argc, char **argv) {
  char program[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - sizeof "-app");
  if (length < 0) return say(TEXT_NO_PROGRAM, argv[0]), 1;
  strcpy(program + length, "-app");
  /* The app says so where it needs one. */
  if (!has_x_display()) unsetenv("DISPLAY");
  if (!has_wayland_display()) unsetenv("WAYLAND_DISPLAY");
  struct rlimit cores;
  getrlimit(RLIMIT_CORE, &cores);
  cores.rlim_cur = 0;
  setrlimit(RLIMIT_CORE, &cores);

  char **args = calloc((size_t)argc + 4, sizeof *args);
  if (!args) return 1;
  memcpy(args, argv, (size_t)argc * sizeof *args);
  /* The app says it in a line; Chromium would add its own of all that is missing there. */
  if (!has_display()) args[argc++] = "--log-level=3";
  sigset_t watched, usual;
  sigemptyset(&watched);
  const int ours[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP};
  for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) sigaddset(&watched, ours[i]);
  sigprocmask(SIG_BLOCK, &watched, &usual);
  for (int restarts = 0;;) {
    long started = now_ms();
    pid_t child = start(program, args, &usual);
    if (child < 0) return say(TEXT_NO_PROGRAM, program), 1;
    bool is_over = false;
    int status = wait_for(child, &watched, &is_over);
    long lived = now_ms() - started;
    bool without_gpu = WIFEXITED(status) && WEXITSTATUS(status) == EXIT_RESTART_WITHOUT_GPU;
    bool asks = without_gpu || (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_RESTART);
    bool was_up = restarts > 0;
    if (lived >= STEADY_AFTER_MS) restarts = 0;
    /* At its very end Chromium minds signals no more; by then all is saved. */
    if (is_over && WIFSIGNALED(status)) return 0;
    if (is_over || (!asks && !has_crashed(dir, status, lived, was_up)) || ++restarts > MOST_RESTARTS)
      return exit_code_of(status);
    if (!has_display()) return exit_code_of(status);
    for (long since = now_ms(); !has_bus() && now_ms() - since < BUS_BACK_WITHIN_MS;)
      pass_ms(RETRY_MS);
    args[argc] = "--restarted";
    if (without_gpu) args[argc + 1] = "--disable-gpu";
  }
}
