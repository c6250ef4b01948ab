/* What both halves of the command use. */
#ifndef UNHUNCH_COMMON_H
#define UNHUNCH_COMMON_H

#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "texts.h"

static inline long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000L + now.tv_nsec / 1000000;
}

static inline void pass_ms(long ms) {
  struct timespec time = {ms / 1000, ms % 1000 * 1000000};
  nanosleep(&time, NULL);
}

static inline const char *env_or(const char *name, const char *fallback) {
  const char *value = getenv(name);
  return value && *value ? value : fallback;
}

/* One line on standard error, in the language of the caller's environment, as the app has it. */
static inline void say(enum text text, const char *value) {
  const char *locale = env_or("LC_ALL", env_or("LC_MESSAGES", env_or("LANG", "en")));
  const char *words = NULL, *english = "";
  for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
    const char *language = languages[i].language;
    if (!strcmp(language, "en")) english = languages[i].texts[text];
    if (!strncmp(locale, language, strlen(language)) || (!words && !strncmp(locale, language, 2)))
      words = languages[i].texts[text];
  }
  fputs("unhunch: ", stderr);
  fprintf(stderr, words ? words : english, value);
  fputc('\n', stderr);
}

/* -1 when nobody listens there. */
static inline int connect_to(const struct sockaddr_un *address, size_t name_length) {
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct timeval limit = {5, 0};
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + name_length);
  if (fd < 0 || !connect(fd, (const struct sockaddr *)address, length)) return fd;
  close(fd);
  return -1;
}

/* Starts the app, which lies beside this program, and starts it again when it crashes. `dir` has
   the app's files, or is -1. Returns what to exit with. */
int watch_over(int dir, int argc, char **argv);

#endif
