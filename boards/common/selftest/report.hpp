#pragma once

#include <cstdint>

/// The self-test's findings: on USART1, in /ext/selftest.log and as blinks of the status LED. None of the three depends on another: the
/// console needs no card, the log no console, and a LED or card that does not answer is left out.
///
///     selftest 1 FlipperUpdaterNano ...      format and version
///     begin 3 power bus                      the LED blinks blue three times
///     fact i2c.failures 0                    a number, decimal, or hexadecimal after 0x
///     note TEXT
///     end 3 good | end 3 bad                 green, or three times red
///     done                                   all steps have ended; the firmware starts
namespace selftest::report
{

/// Writes the first line. The card is not used before useCard().
void start();

/// Mounts the card and creates the log with all that was reported before. Returns false if that fails; there is no log then.
bool useCard();

void begin(uint32_t step, const char* name);
void end(uint32_t step, bool good);
void finish();

void fact(const char* name, uint32_t value);
void factHex(const char* name, uint32_t value);
/// Bytes as hexadecimal digits, 32 of them at most.
void factBytes(const char* name, const uint8_t* bytes, uint32_t count);
void note(const char* text);

} // namespace selftest::report
