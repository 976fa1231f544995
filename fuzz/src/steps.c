// What the compiler has every block of the fuzzed code call. In C, since it would call itself
// otherwise.
#include <stdint.h>

uint64_t ndserde_steps = 0;

void __wrap___sanitizer_cov_trace_pc(void) { ndserde_steps++; }
