#pragma once

#include <cstdint>

/// Functions that make a single memory access, in which a bus fault is a valid result.
namespace selftest::guarded
{

/// Installs a vector table whose hard fault handler returns from faults in the functions below. All other faults lead to the fault screen.
/// Interrupts stay masked, so each bus fault becomes a hard fault (ARM DDI0403, B1.5).
void start();

/// Reads a word; returns false if the access faults, which leaves `value` unchanged.
bool read(uint32_t address, uint32_t& value);

/// Writes a word; returns false if the access faults.
bool write(uint32_t address, uint32_t value);

/// CFSR at the last fault, or 0 if there was none.
uint32_t faultStatus();

} // namespace selftest::guarded
