// What the program says: results on standard output, everything else on standard error, in few lines
// that hold no control characters, whatever the input.
#pragma once

#include <string>

#include "geodata/result.h"

namespace tourmap {

// At most four lines "tourmap: ..." on standard error. Returns status 1, or 130 as of Ctrl-C for what was cancelled.
int report(const Error& error);

// One line on standard error.
void warn(const std::string& message);

// The same for what is asked for with --verbose.
void tell(const std::string& message);

// Input that a message quotes: printable and on one line, within 'quotes', at most 200 characters.
std::string quoted(const std::string& input);

// To be called first. Gives each of the three standard streams a descriptor (else the first picture
// that is written could take the place of a closed standard output), and makes a reader who goes away
// (tourmap info FILE | head -1) an error of one write, not the end of the program in the middle of
// a file.
void prepare_standard_streams();

// To be called last: what was printed may be lost, on a full disk for one. Returns the status to end with.
int finish_standard_output(int status);

}  // namespace tourmap
