// System.IO.FileSystem on the desktop: POSIX. D:\x is x in the working directory, every other path is the host's own.
#include "core/files.hpp"

#include "natives/utf8.hpp"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace nano
{

namespace
{

DIR* listing;
char listed[PATH_MAX];
dirent* entry;

// A path as the host knows it.
struct HostPath
{
    char text[PATH_MAX];

    explicit HostPath(const char* path)
    {
        const bool drive = (path[0] == 'D' || path[0] == 'd') && path[1] == ':';
        snprintf(text, sizeof text, "%s%s", drive ? "." : "", drive ? path + 2 : path);
        for (char* c = text; *c != 0; c++)
        {
            *c = *c == '\\' ? '/' : *c;
        }
    }
};

// Whether the directory exists that a path lies in.
bool hasDirectory(const char* path)
{
    char parent[PATH_MAX];
    const char* last = strrchr(path, '/');
    size_t length = last == nullptr ? 0 : static_cast<size_t>(last - path);
    memcpy(parent, path, length);
    parent[length] = 0;
    struct stat status;
    return length == 0 || (stat(parent, &status) == 0 && S_ISDIR(status.st_mode));
}

i32 failure(const char* path)
{
    switch (errno)
    {
    case ENOENT:
        return hasDirectory(path) ? FileNotFound : FileNoDirectory;
    case ENOTDIR:
        return FileNoDirectory;
    case EEXIST:
        return FileExists;
    case ENOTEMPTY:
        return FileNotEmpty;
    case EACCES:
    case EPERM:
    case EROFS:
    case EISDIR:
        return FileNoAccess;
    case ENAMETOOLONG:
        return FilePathTooLong;
    case EMFILE:
    case ENFILE:
        return FileTooManyOpen;
    default:
        return FileOther;
    }
}

i32 result(int status, const char* path = "")
{
    return status < 0 ? failure(path) : FileOk;
}

i32 attributesOf(const char* path)
{
    struct stat status;
    if (stat(path, &status) != 0)
    {
        return failure(path);
    }
    const char* name = strrchr(path, '/');
    name = name == nullptr ? path : name + 1;
    i32 attributes = S_ISDIR(status.st_mode) ? FileDirectory : 0;
    attributes |= (status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0 ? FileReadOnly : 0;
    attributes |= name[0] == '.' && name[1] != 0 ? FileHidden : 0;
    return attributes == 0 ? FileNormal : attributes;
}

u32 decode(const char* text, u16* units, u32 room)
{
    const u32 count = static_cast<u32>(strlen(text));
    u32 used = 0;
    for (u32 i = 0; i < count && used + 2 <= room;)
    {
        u32 c = decodeUtf8(reinterpret_cast<const u8*>(text), count, i);
        if (c >= 0x10000)
        {
            units[used++] = static_cast<u16>(0xD7C0 + (c >> 10));
            c = 0xDC00 | (c & 0x3FF);
        }
        units[used++] = static_cast<u16>(c);
    }
    return used;
}

} // namespace

i32 portFileOpen(const char* path, i32 mode, i32 access)
{
    static constexpr int how[] = {0, O_CREAT | O_EXCL, O_CREAT | O_TRUNC, 0, O_CREAT, O_TRUNC};
    static constexpr int what[] = {0, O_RDONLY, O_WRONLY, O_RDWR};
    const HostPath host(path);
    const i32 attributes = attributesOf(host.text);
    if (attributes > 0 && (attributes & FileDirectory) != 0)
    {
        return mode == FileCreateNew ? FileExists : FileNoAccess;
    }
    const int file = open(host.text, how[mode] | what[access] | O_CLOEXEC, 0666);
    return file < 0 ? failure(host.text) : file;
}

i32 portFileClose(i32 handle)
{
    return result(close(handle));
}

i32 portFileFlush(i32)
{
    return FileOk; // nothing is kept back
}

i32 portFileRead(i32 handle, i64 position, u8* bytes, u32 count)
{
    const ssize_t done = pread(handle, bytes, count, position);
    return done < 0 ? failure("") : static_cast<i32>(done);
}

i32 portFileWrite(i32 handle, i64 position, const u8* bytes, u32 count)
{
    while (count != 0)
    {
        const ssize_t done = pwrite(handle, bytes, count, position);
        if (done <= 0)
        {
            return failure("");
        }
        bytes += done;
        position += done;
        count -= static_cast<u32>(done);
    }
    return FileOk;
}

i64 portFileLength(i32 handle)
{
    struct stat status;
    return fstat(handle, &status) == 0 ? static_cast<i64>(status.st_size) : failure("");
}

i32 portFileSetLength(i32 handle, i64 length)
{
    return result(ftruncate(handle, length));
}

i32 portFileAttributes(const char* path)
{
    return attributesOf(HostPath(path).text);
}

// Of the attributes the host keeps only that a file must not be written.
i32 portFileSetAttributes(const char* path, i32 attributes)
{
    const HostPath host(path);
    struct stat status;
    if (stat(host.text, &status) != 0)
    {
        return failure(host.text);
    }
    const mode_t writable = S_IWUSR | S_IWGRP | S_IWOTH;
    const mode_t mode = (attributes & FileReadOnly) != 0 ? status.st_mode & ~writable : status.st_mode | S_IWUSR;
    return result(chmod(host.text, mode & 07777), host.text);
}

i64 portFileSize(const char* path)
{
    const HostPath host(path);
    struct stat status;
    return stat(host.text, &status) == 0 ? static_cast<i64>(status.st_size) : failure(host.text);
}

i32 portFileMakeDirectory(const char* path)
{
    const HostPath host(path);
    return result(mkdir(host.text, 0777), host.text);
}

i32 portFileDelete(const char* path, bool directory)
{
    const HostPath host(path);
    if (!directory)
    {
        return result(unlink(host.text), host.text);
    }
    const i32 status = result(rmdir(host.text), host.text);
    return status == FileNotFound ? FileNoDirectory : status;
}

i32 portFileMove(const char* from, const char* to)
{
    const HostPath source(from);
    const HostPath target(to);
    struct stat status;
    if (lstat(source.text, &status) != 0)
    {
        return failure(source.text);
    }
    if (lstat(target.text, &status) == 0)
    {
        return FileExists;
    }
    if (rename(source.text, target.text) != 0)
    {
        return errno == ENOENT ? static_cast<i32>(FileNoDirectory) : failure(target.text);
    }
    return FileOk;
}

i32 portFileList(const char* path)
{
    if (listing != nullptr)
    {
        closedir(listing);
    }
    const HostPath host(path);
    memcpy(listed, host.text, sizeof listed);
    listing = opendir(host.text);
    if (listing != nullptr)
    {
        return FileOk;
    }
    return errno == ENOENT ? static_cast<i32>(FileNoDirectory) : errno == ENOTDIR ? static_cast<i32>(FileOther) : failure(host.text);
}

i32 portFileNext()
{
    do
    {
        entry = listing == nullptr ? nullptr : readdir(listing);
    } while (entry != nullptr && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    if (entry == nullptr)
    {
        if (listing != nullptr)
        {
            closedir(listing);
            listing = nullptr;
        }
        return 0;
    }
    char path[PATH_MAX + 257];
    snprintf(path, sizeof path, "%s/%s", listed, entry->d_name);
    const i32 attributes = attributesOf(path);
    return attributes < 0 ? static_cast<i32>(FileNormal) : attributes; // a link to nowhere is listed as a file
}

u32 portFileName(u16* units, u32 room)
{
    return entry == nullptr ? 0 : decode(entry->d_name, units, room);
}

u32 portFileStart(u16* units, u32 room)
{
    char path[PATH_MAX];
    return getcwd(path, sizeof path) == nullptr ? decode("/", units, room) : decode(path, units, room);
}

char portFileSeparator()
{
    return '/';
}

i64 portFileVolumeSize(const char* path)
{
    const HostPath host(path);
    struct statvfs volume;
    return statvfs(host.text, &volume) == 0 ? static_cast<i64>(volume.f_blocks) * static_cast<i64>(volume.f_frsize) : failure(host.text);
}

i32 portFileMount()
{
    return FileOk; // the working directory is always there
}

bool portFileCardPresent()
{
    return true;
}

} // namespace nano
