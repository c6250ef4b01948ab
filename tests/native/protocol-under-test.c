/* What native/protocol.h makes of standard input: `request …` of the arguments, `reply` of bytes. */
#define _GNU_SOURCE
#include "../../native/protocol.h"

int main(int argc, char **argv) {
  if (argc > 4 && !strcmp(argv[1], "request")) {
    struct bytes request = make_request(argv[2], argv[3], argv[4], argv + 5);
    if (!request.data) return 2;
    fwrite(request.data, 1, request.length, stdout);
    free(request.data);
    return 0;
  }
  static char data[1 << 16];
  size_t length = fread(data, 1, sizeof data, stdin);
  /* In memory of exactly this size, so that a step too far is seen. */
  char *exact = malloc(length ? length : 1);
  memcpy(exact, data, length);
  struct reply reply;
  enum reading reading = read_reply(exact, length, &reply);
  printf("%s", reading == READ_MORE ? "more" : reading == READ_WRONG ? "wrong" : "done");
  if (reading == READ_DONE)
    printf(" %d [%.*s] [%.*s]", reply.exit_code, (int)reply.out_length, reply.out,
           (int)reply.err_length, reply.err);
  free(exact);
  return 0;
}
