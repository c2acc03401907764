#include "src/cli/cli.h"

int main(int argc, char** argv) {
    return tourmap::run_command_line(argc, argv);
}
