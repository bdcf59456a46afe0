// The desktop runtime: nano-host IMAGE [--heap BYTES] [--stack BYTES] [--gc-stress] [--stats] [--cpu-clock]
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/natives.hpp"

namespace nano
{

uint8_t* arena;
clockid_t clockUsed = CLOCK_REALTIME;

void portWrite(bool error, const uint8_t* bytes, uint32_t count)
{
    fwrite(bytes, 1, count, error ? stderr : stdout);
}

int64_t portTicks()
{
    timespec now;
    clock_gettime(clockUsed, &now);
    constexpr int64_t unixEpoch = 621355968000000000;
    return unixEpoch + int64_t(now.tv_sec) * 10000000 + now.tv_nsec / 100;
}

void portSleep(int32_t milliseconds)
{
    timespec time{milliseconds / 1000, (milliseconds % 1000) * 1000000L};
    nanosleep(&time, nullptr);
}

void portReset()
{
    fflush(stdout);
    fputs("nano-host: the program has reset the device\n", stderr);
    exit(0);
}

} // namespace nano

using namespace nano;

namespace
{

constexpr uint32_t firstAddress = 64; // not 0, because address 0 represents null

uint8_t* readFile(const char* path, uint32_t& size)
{
    FILE* file = fopen(path, "rb");
    if (file == nullptr)
    {
        return nullptr;
    }
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    fseek(file, 0, SEEK_SET);
    uint8_t* bytes = static_cast<uint8_t*>(malloc(static_cast<size_t>(length) + 1));
    size = length < 0 ? 0 : static_cast<uint32_t>(fread(bytes, 1, static_cast<size_t>(length), file));
    fclose(file);
    return bytes;
}

struct Options
{
    const char* image = nullptr;
    uint32_t heap = 1 << 20, stack = 64 << 10;
    bool stats = false;
};

/// Parses the arguments; prints a message to stderr and returns false if one is unknown.
bool parse(int argc, char** argv, Options& options)
{
    for (int i = 1; i < argc; i++)
    {
        if (strcmp(argv[i], "--heap") == 0 && i + 1 < argc)
        {
            options.heap = static_cast<uint32_t>(strtoul(argv[++i], nullptr, 0));
        }
        else if (strcmp(argv[i], "--stack") == 0 && i + 1 < argc)
        {
            options.stack = static_cast<uint32_t>(strtoul(argv[++i], nullptr, 0));
        }
        else if (strcmp(argv[i], "--gc-stress") == 0)
        {
            vm.stress = true;
        }
        else if (strcmp(argv[i], "--cpu-clock") == 0)
        {
            clockUsed = CLOCK_PROCESS_CPUTIME_ID; // use CPU time instead of wall time, for measurements on a busy machine
        }
        else if (strcmp(argv[i], "--stats") == 0)
        {
            options.stats = true;
        }
        else if (options.image == nullptr && argv[i][0] != '-')
        {
            options.image = argv[i];
        }
        else
        {
            fprintf(stderr,
                    "nano-host: unknown argument %s\n"
                    "Usage: nano-host IMAGE [--heap BYTES] [--stack BYTES] [--gc-stress] [--stats] [--cpu-clock]\n",
                    argv[i]);
            return false;
        }
    }
    return true;
}

/// Puts the image, statics, stack and heap in one arena. The heap's tables occupy another 1/16 of its size; 256 KiB are reserved for
/// the statics.
Load load(const uint8_t* bytes, uint32_t size, const Options& options)
{
    uint32_t imageRoom = (size + 15) & ~15u;
    uint32_t total = firstAddress + imageRoom + (256 << 10) + options.stack + options.heap + options.heap / 16 + 1024;
    arena = static_cast<uint8_t*>(calloc(total, 1));
    memcpy(arena + firstAddress, bytes, size);
    Load result = loadImage(firstAddress, size);
    if (result == Load::Ok)
    {
        uint32_t from = firstAddress + imageRoom;
        uint32_t blocks = (options.heap + 127) / 128;
        uint32_t to = from + staticBytes() + options.stack + blocks * 136;
        result = options.heap >= 256 && to <= total && place(from, to, options.stack) ? Load::Ok : Load::Memory;
    }
    return result;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    if (!parse(argc, argv, options))
    {
        return 2;
    }
    const char* path = options.image;
    uint32_t size = 0;
    uint8_t* bytes = path == nullptr ? nullptr : readFile(path, size);
    if (bytes == nullptr)
    {
        fprintf(stderr, "nano-host: cannot read the image %s\n", path == nullptr ? "(none given)" : path);
        return 2;
    }
    Load result = load(bytes, size, options);
    free(bytes);
    if (result != Load::Ok)
    {
        fprintf(stderr, "nano-host: %s is %s\n", path, describe(result));
        free(arena);
        return 2;
    }
    int32_t status = run();
    if (options.stats)
    {
        collect();
        fprintf(stderr, "collections %u, allocated %llu bytes, live %u bytes\n", vm.collections,
                static_cast<unsigned long long>(vm.allocatedBytes), vm.heapTop - vm.heap);
    }
    fflush(stdout);
    free(arena);
    return status;
}
