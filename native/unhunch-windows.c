/* `unhunch` on Windows, in the folder `bin` of the app: a console program that hands its command
   line to the running app, without starting Chromium; where none runs it starts Unhunch.exe, one
   folder up. The app's pipe is named in control.sock among its files; see
   main/desktop/startup/control-socket.ts. */
#define WIN32_LEAN_AND_MEAN
#include <stdbool.h>
#include <wchar.h>
#include <windows.h>

#include "protocol.h"

enum { LONGEST_PATH = 32768 };

static wchar_t folder[LONGEST_PATH], path[LONGEST_PATH];

static char *as_utf8(const wchar_t *text) {
  int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
  char *bytes = malloc((size_t)length + 1);
  if (bytes) WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, length, NULL, NULL);
  return bytes;
}

/* As Electron finds it: --user-data-dir, else %APPDATA%\Unhunch. */
static bool find_folder(int argc, wchar_t **argv) {
  static const wchar_t flag[] = L"--user-data-dir=";
  const size_t flag_length = sizeof flag / sizeof *flag - 1;
  for (int i = argc - 1; i > 0; i--)
    if (!wcsncmp(argv[i], flag, flag_length))
      return swprintf(folder, LONGEST_PATH, L"%ls", argv[i] + flag_length) > 0;
  const wchar_t *data = _wgetenv(L"APPDATA");
  return data && swprintf(folder, LONGEST_PATH, L"%ls\\Unhunch", data) > 0;
}

/* The pipe's name is plain letters, by the file that names it. */
static HANDLE reach_app(void) {
  if (swprintf(path, LONGEST_PATH, L"%ls\\control.sock", folder) < 0) return INVALID_HANDLE_VALUE;
  HANDLE file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                            NULL, OPEN_EXISTING, 0, NULL);
  char name[128];
  DWORD length = 0;
  bool named = file != INVALID_HANDLE_VALUE && ReadFile(file, name, sizeof name - 1, &length, NULL);
  if (file != INVALID_HANDLE_VALUE) CloseHandle(file);
  if (!named) return INVALID_HANDLE_VALUE;
  name[length] = 0;
  for (;;) {
    HANDLE pipe = CreateFileA(name, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    if (pipe != INVALID_HANDLE_VALUE || GetLastError() != ERROR_PIPE_BUSY) return pipe;
    if (!WaitNamedPipeA(name, 60000)) return INVALID_HANDLE_VALUE;
  }
}

static void write_all(HANDLE to, const char *data, size_t length) {
  for (DWORD written; length > 0; data += written, length -= written)
    if (!WriteFile(to, data, (DWORD)length, &written, NULL)) return;
}

/* The app's exit code for the command; -1 when it went before it had answered. */
static int ask_app(HANDLE pipe, int argc, wchar_t **argv) {
  char **args = calloc((size_t)argc + 1, sizeof *args);
  if (!args) return 1;
  for (int i = 1; i < argc; i++)
    if (!(args[i - 1] = as_utf8(argv[i]))) return 1;
  char *here = GetCurrentDirectoryW(LONGEST_PATH, path) ? as_utf8(path) : NULL;
  struct bytes request = make_request(here ? here : "", "", "", args);
  if (!request.data) return 2;
  write_all(pipe, request.data, request.length);
  char *data = NULL;
  size_t length = 0, room = 0;
  for (;;) {
    if (length == room && !(data = realloc(data, room = room ? room * 2 : 65536))) return 1;
    DWORD count = 0;
    if (!ReadFile(pipe, data + length, (DWORD)(room - length), &count, NULL) || count == 0) return -1;
    length += count;
    struct reply reply;
    enum reading reading = read_reply(data, length, &reply);
    if (reading == READ_MORE) continue;
    if (reading == READ_WRONG) return 1;
    write_all(GetStdHandle(STD_OUTPUT_HANDLE), reply.out, reply.out_length);
    write_all(GetStdHandle(STD_ERROR_HANDLE), reply.err, reply.err_length);
    return reply.exit_code;
  }
}

/* With the command line as it was typed, whose quoting only its program understands. */
static int start_app(void) {
  DWORD length = GetModuleFileNameW(NULL, path, LONGEST_PATH);
  for (int up = 0; up < 2 && length > 0; up++) {
    wchar_t *slash = wcsrchr(path, L'\\');
    if (!slash) return 1;
    *slash = 0;
  }
  if (wcslen(path) + 16 > LONGEST_PATH) return 1;
  wcscat(path, L"\\Unhunch.exe");
  STARTUPINFOW startup = {.cb = sizeof startup};
  PROCESS_INFORMATION app;
  if (!CreateProcessW(path, GetCommandLineW(), NULL, NULL, TRUE, 0, NULL, NULL, &startup, &app)) {
    fprintf(stderr, "unhunch: Unhunch.exe can't be started (%lu)\n", GetLastError());
    return 1;
  }
  DWORD code = 1;
  WaitForSingleObject(app.hProcess, INFINITE);
  GetExitCodeProcess(app.hProcess, &code);
  return (int)code;
}

/* Told of by other programs, which go on whether we run or not: never starts anything. */
static bool is_about_a_wait(int argc, wchar_t **argv) {
  for (int i = 1; i < argc; i++)
    for (int j = 0; j < 2; j++) {
      const wchar_t *flag = j ? L"--done" : L"--waiting";
      size_t length = wcslen(flag);
      if (!wcsncmp(argv[i], flag, length) && (!argv[i][length] || argv[i][length] == L'='))
        return true;
    }
  return false;
}

int wmain(int argc, wchar_t **argv) {
  HANDLE pipe = find_folder(argc, argv) ? reach_app() : INVALID_HANDLE_VALUE;
  int code = pipe == INVALID_HANDLE_VALUE ? -1 : ask_app(pipe, argc, argv);
  if (code >= 0) return code;
  return is_about_a_wait(argc, argv) ? 0 : start_app();
}
