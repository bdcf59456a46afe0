#include "report.hpp"

#include "drivers/clock/clock.hpp"
#include "drivers/console/console.hpp"
#include "drivers/leds/leds.hpp"
#include "drivers/system/system.hpp"
#include "fat/volume.hpp"
#include "selftest.hpp"
#include "version.g.hpp"

#include <cstring>

namespace selftest::report
{

namespace
{

constexpr char logPath[] = "/selftest.log";
constexpr uint32_t blink = 150'000; // microseconds
constexpr uint32_t longestLine = 120;

/// Lines that are not on the card yet; without a card, all lines.
constexpr uint32_t pendingBytes = 8192;
char pending[pendingBytes];
uint32_t pendingCount;

char line[longestLine + 1];
uint32_t length;

fat::File file;
bool hasLog;

void put(char c)
{
    if (length < longestLine)
    {
        line[length++] = c;
    }
}

void put(const char* text)
{
    while (*text != 0)
    {
        put(*text++);
    }
}

void putHex(uint32_t value, uint32_t digits)
{
    for (uint32_t i = digits; i-- > 0;)
    {
        put("0123456789ABCDEF"[value >> 4 * i & 15]);
    }
}

void putDecimal(uint32_t value)
{
    char digits[10];
    uint32_t count = 0;
    do
    {
        digits[count++] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    while (count > 0)
    {
        put(digits[--count]);
    }
}

/// Lines that do not fit are omitted from the log, but not from the console.
void finishLine()
{
    line[length++] = '\n';
    drivers::console::write(line, length);
    if (pendingCount + length <= pendingBytes)
    {
        std::memcpy(pending + pendingCount, line, length);
        pendingCount += length;
    }
    length = 0;
}

/// Writes the log to the card. The first failure ends logging, because a failing card must not prevent the other steps.
void flush()
{
    if (!hasLog || pendingCount == 0)
    {
        return;
    }
    const fat::Status written = volume.write(file, reinterpret_cast<const uint8_t*>(pending), pendingCount);
    hasLog = written == fat::Status::Ok && volume.flush(file) == fat::Status::Ok;
    pendingCount = 0;
}

void blinkLed(uint32_t times, uint8_t red, uint8_t green, uint8_t blue)
{
    for (; times > 0; --times)
    {
        drivers::leds::setLed(red, green, blue);
        drivers::clock::delayMicroseconds(blink);
        drivers::leds::setLed(0, 0, 0);
        drivers::clock::delayMicroseconds(blink);
    }
}

} // namespace

void start()
{
    put("selftest 1 " FUPD_BUILD_VERSION);
    finishLine();
}

bool useCard()
{
    hasLog = card.initialise() == fat::Status::Ok && volume.mount(card, drivers::system::fatTime) == fat::Status::Ok &&
             volume.open({logPath, sizeof logPath - 1}, fat::Mode::Create, file) == fat::Status::Ok;
    flush();
    return hasLog;
}

void begin(uint32_t step, const char* name)
{
    put("begin ");
    putDecimal(step);
    put(' ');
    put(name);
    finishLine();
    flush();
    blinkLed(step, 0, 0, 255);
}

void end(uint32_t step, bool good)
{
    put("end ");
    putDecimal(step);
    put(good ? " good" : " bad");
    finishLine();
    flush();
    blinkLed(good ? 1 : step, good ? 0 : 255, good ? 255 : 0, 0);
}

void finish()
{
    put("done");
    finishLine();
    flush();
    if (hasLog)
    {
        (void)volume.close(file);
    }
}

void fact(const char* name, uint32_t value)
{
    put("fact ");
    put(name);
    put(' ');
    putDecimal(value);
    finishLine();
}

void factHex(const char* name, uint32_t value)
{
    put("fact ");
    put(name);
    put(" 0x");
    putHex(value, 8);
    finishLine();
}

void factBytes(const char* name, const uint8_t* bytes, uint32_t count)
{
    constexpr uint32_t most = 32;
    put("fact ");
    put(name);
    put(" 0x");
    for (uint32_t i = 0; i < count && i < most; ++i)
    {
        putHex(bytes[i], 2);
    }
    finishLine();
}

void note(const char* text)
{
    put("note ");
    put(text);
    finishLine();
}

} // namespace selftest::report
