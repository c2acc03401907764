// The command line: tourmap VERB ... One file per verb.
#pragma once

namespace tourmap {

// Parses and runs. Status: 0 success, 1 failure, 2 wrong usage. Results go to standard output,
// messages to standard error.
int run_command_line(int argc, char** argv);

}  // namespace tourmap
