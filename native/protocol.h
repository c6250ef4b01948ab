/* What a command and the running app say to each other; main/desktop/startup/control-protocol.ts
   is the other end. Plain C, the same on every system. */
#ifndef UNHUNCH_PROTOCOL_H
#define UNHUNCH_PROTOCOL_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_REQUEST_BYTES = 256 * 1024, MOST_REPLY_BYTES = 4 * 1024 * 1024 };

struct bytes {
  char *data;
  size_t length;
};

static inline char *put_text(char *at, const char *text) {
  size_t length = strlen(text) + 1;
  memcpy(at, text, length);
  return at + length;
}

/* The request, in memory to be freed; no data when it is too long or there is no memory. */
static inline struct bytes make_request(const char *folder, const char *display,
                                        const char *wayland_display, char **args) {
  const char *first[] = {folder, display, wayland_display};
  size_t length = 0;
  for (int i = 0; i < 3; i++) length += strlen(first[i]) + 1;
  for (char **arg = args; *arg; arg++) length += strlen(*arg) + 1;
  struct bytes request = {NULL, 0};
  if (length > MOST_REQUEST_BYTES || !(request.data = malloc(length + 32))) return request;
  char *end = request.data + sprintf(request.data, "unhunch %zu\n", length);
  for (int i = 0; i < 3; i++) end = put_text(end, first[i]);
  for (char **arg = args; *arg; arg++) end = put_text(end, *arg);
  request.length = (size_t)(end - request.data);
  return request;
}

struct reply {
  int exit_code;
  const char *out, *err;
  size_t out_length, err_length;
};

enum reading { READ_MORE, READ_DONE, READ_WRONG };

static inline int read_number(const char **at, const char *end, char closing, size_t most,
                              size_t *number) {
  *number = 0;
  const char *digits = *at;
  for (; *at < end && **at >= '0' && **at <= '9'; (*at)++) {
    *number = *number * 10 + (size_t)(**at - '0');
    if (*number > most) return READ_WRONG;
  }
  if (*at == end) return READ_MORE;
  if (*at == digits || **at != closing) return READ_WRONG;
  (*at)++;
  return READ_DONE;
}

/* Reads the reply that `length` bytes at `data` are the beginning of; it points into them. */
static inline enum reading read_reply(const char *data, size_t length, struct reply *reply) {
  const char *at = data, *end = data + length;
  size_t exit_code;
  int reading = read_number(&at, end, ' ', 255, &exit_code);
  if (reading == READ_DONE) reading = read_number(&at, end, ' ', MOST_REPLY_BYTES, &reply->out_length);
  if (reading == READ_DONE) reading = read_number(&at, end, '\n', MOST_REPLY_BYTES, &reply->err_length);
  if (reading != READ_DONE) return reading;
  if (reply->out_length + reply->err_length > (size_t)(end - at)) return READ_MORE;
  reply->exit_code = (int)exit_code;
  reply->out = at;
  reply->err = at + reply->out_length;
  return READ_DONE;
}

#endif
