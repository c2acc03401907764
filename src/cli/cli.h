// The command line: tourmap VERB ... One file per verb.
#pragma once

namespace CLI {
class App;
}

namespace tourmap {

// Parses and runs. Status: 0 success, 1 failure, 2 wrong usage. Results go to standard output,
// messages to standard error.
int run_command_line(int argc, char** argv);

// Each adds its verb with its options; the verb's callback leaves its status in `status`.
void add_view(CLI::App& app, int& status);
void add_export(CLI::App& app, int& status);
void add_assemble(CLI::App& app, int& status);
void add_draw(CLI::App& app, int& status);
void add_project(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_info(CLI::App& app, int& status);
void add_init(CLI::App& app, int& status);
void add_convert(CLI::App& app, int& status);
void add_schema(CLI::App& app, int& status);

}  // namespace tourmap
