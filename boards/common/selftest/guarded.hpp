#pragma once

#include <cstdint>

/// Single accesses that may end in a bus fault, which counts as a result.
namespace selftest::guarded
{

/// Installs a vector table whose hard fault handler returns from faults of the functions below. All other faults are passed to the
/// fault screen. Interrupts stay masked, so that each bus fault becomes a hard fault (ARM DDI0403, B1.5).
void start();

/// Reads a word; false if the access faulted, which leaves `value` unchanged.
bool read(uint32_t address, uint32_t& value);

/// Writes a word; false if the access faulted.
bool write(uint32_t address, uint32_t value);

/// CFSR at the last fault, or 0.
uint32_t faultStatus();

} // namespace selftest::guarded
