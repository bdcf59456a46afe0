#pragma once

#include <cstdint>

/// Reports the self-test's findings on USART1, in /ext/selftest.log and by blinks of the status LED. The three outputs are independent: the
/// console needs no card, the log needs no console, and an LED driver or card that does not respond is skipped.
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

/// Mounts the card and creates the log with everything reported so far. Returns false, and keeps no log, if either fails.
bool useCard();

void begin(uint32_t step, const char* name);
void end(uint32_t step, bool good);
void finish();

void fact(const char* name, uint32_t value);
void factHex(const char* name, uint32_t value);
/// Reports at most 32 bytes as hexadecimal digits.
void factBytes(const char* name, const uint8_t* bytes, uint32_t count);
void note(const char* text);

} // namespace selftest::report
