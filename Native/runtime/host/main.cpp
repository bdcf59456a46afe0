// The desktop runtime: nano-host IMAGE [--heap BYTES] [--stack BYTES] [--gc-stress] [--stats] [--cpu-clock]
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/natives.hpp"

namespace nano
{

u8* arena;
clockid_t clockUsed = CLOCK_REALTIME;

void portWrite(bool error, const u8* bytes, u32 count)
{
    fwrite(bytes, 1, count, error ? stderr : stdout);
}

i64 portTicks()
{
    timespec now;
    clock_gettime(clockUsed, &now);
    constexpr i64 UnixEpoch = 621355968000000000;
    return UnixEpoch + i64(now.tv_sec) * 10000000 + now.tv_nsec / 100;
}

void portSleep(i32 milliseconds)
{
    timespec time{milliseconds / 1000, (milliseconds % 1000) * 1000000L};
    nanosleep(&time, nullptr);
}

void portReset()
{
    fflush(stdout);
    fputs("nano-host: the program resets the device\n", stderr);
    exit(0);
}

} // namespace nano

using namespace nano;

namespace
{

constexpr u32 FirstAddress = 64; // nothing lies at null

u8* readFile(const char* path, u32& size)
{
    FILE* file = fopen(path, "rb");
    if (file == nullptr)
    {
        return nullptr;
    }
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    fseek(file, 0, SEEK_SET);
    u8* bytes = static_cast<u8*>(malloc(static_cast<size_t>(length) + 1));
    size = length < 0 ? 0 : static_cast<u32>(fread(bytes, 1, static_cast<size_t>(length), file));
    fclose(file);
    return bytes;
}

struct Options
{
    const char* image = nullptr;
    u32 heap = 1 << 20, stack = 64 << 10;
    bool stats = false;
};

// False, and said on stderr, when an argument is none of nano-host's.
bool parse(int argc, char** argv, Options& options)
{
    for (int i = 1; i < argc; i++)
    {
        if (strcmp(argv[i], "--heap") == 0 && i + 1 < argc)
        {
            options.heap = static_cast<u32>(strtoul(argv[++i], nullptr, 0));
        }
        else if (strcmp(argv[i], "--stack") == 0 && i + 1 < argc)
        {
            options.stack = static_cast<u32>(strtoul(argv[++i], nullptr, 0));
        }
        else if (strcmp(argv[i], "--gc-stress") == 0)
        {
            vm.stress = true;
        }
        else if (strcmp(argv[i], "--cpu-clock") == 0)
        {
            clockUsed = CLOCK_PROCESS_CPUTIME_ID; // for measuring on a busy machine
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
                    "nano-host: what is %s? Usage: nano-host IMAGE [--heap BYTES] [--stack BYTES] [--gc-stress] [--stats] [--cpu-clock]\n",
                    argv[i]);
            return false;
        }
    }
    return true;
}

// Image, statics, stack and heap in one arena; the heap's tables take 1/17 on top of it, statics come out of the slack.
Load load(const u8* bytes, u32 size, const Options& options)
{
    u32 imageRoom = (size + 15) & ~15u;
    u32 total = FirstAddress + imageRoom + (256 << 10) + options.stack + options.heap + options.heap / 16 + 1024;
    arena = static_cast<u8*>(calloc(total, 1));
    memcpy(arena + FirstAddress, bytes, size);
    Load result = loadImage(FirstAddress, size);
    if (result == Load::Ok)
    {
        u32 from = FirstAddress + imageRoom;
        u32 blocks = (options.heap + 127) / 128;
        u32 to = from + staticBytes() + options.stack + blocks * 136;
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
    u32 size = 0;
    u8* bytes = path == nullptr ? nullptr : readFile(path, size);
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
    i32 status = run();
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
