// System.IO.FileSystem on the desktop (POSIX). The path D:\x refers to x in the working directory; other paths are host paths.
#include "core/files.hpp"

#include "core/utf8.hpp"

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

/// A path in the host's notation.
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

/// Whether the directory that contains a path exists.
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

int32_t failure(const char* path)
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

int32_t result(int status, const char* path = "")
{
    return status < 0 ? failure(path) : FileOk;
}

int32_t attributesOf(const char* path)
{
    struct stat status;
    if (stat(path, &status) != 0)
    {
        return failure(path);
    }
    const char* name = strrchr(path, '/');
    name = name == nullptr ? path : name + 1;
    int32_t attributes = S_ISDIR(status.st_mode) ? fileDirectory : 0;
    attributes |= (status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0 ? fileReadOnly : 0;
    attributes |= name[0] == '.' && name[1] != 0 ? fileHidden : 0;
    return attributes == 0 ? fileNormal : attributes;
}

uint32_t decode(const char* text, uint16_t* units, uint32_t room)
{
    const uint32_t count = static_cast<uint32_t>(strlen(text));
    uint32_t used = 0;
    for (uint32_t i = 0; i < count && used + 2 <= room;)
    {
        uint32_t c = decodeUtf8(reinterpret_cast<const uint8_t*>(text), count, i);
        if (c >= 0x10000)
        {
            units[used++] = static_cast<uint16_t>(0xD7C0 + (c >> 10));
            c = 0xDC00 | (c & 0x3FF);
        }
        units[used++] = static_cast<uint16_t>(c);
    }
    return used;
}

} // namespace

int32_t portFileOpen(const char* path, int32_t mode, int32_t access)
{
    static constexpr int how[] = {0, O_CREAT | O_EXCL, O_CREAT | O_TRUNC, 0, O_CREAT, O_TRUNC};
    static constexpr int what[] = {0, O_RDONLY, O_WRONLY, O_RDWR};
    const HostPath host(path);
    const int32_t attributes = attributesOf(host.text);
    if (attributes > 0 && (attributes & fileDirectory) != 0)
    {
        return mode == FileCreateNew ? FileExists : FileNoAccess;
    }
    const int file = open(host.text, how[mode] | what[access] | O_CLOEXEC, 0666);
    return file < 0 ? failure(host.text) : file;
}

int32_t portFileClose(int32_t handle)
{
    return result(close(handle));
}

int32_t portFileFlush(int32_t)
{
    return FileOk; // nothing is buffered
}

int32_t portFileRead(int32_t handle, int64_t position, uint8_t* bytes, uint32_t count)
{
    const ssize_t done = pread(handle, bytes, count, position);
    return done < 0 ? failure("") : static_cast<int32_t>(done);
}

int32_t portFileWrite(int32_t handle, int64_t position, const uint8_t* bytes, uint32_t count)
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
        count -= static_cast<uint32_t>(done);
    }
    return FileOk;
}

int64_t portFileLength(int32_t handle)
{
    struct stat status;
    return fstat(handle, &status) == 0 ? static_cast<int64_t>(status.st_size) : failure("");
}

int32_t portFileSetLength(int32_t handle, int64_t length)
{
    return result(ftruncate(handle, length));
}

int32_t portFileAttributes(const char* path)
{
    return attributesOf(HostPath(path).text);
}

/// On the host, only the read-only attribute is stored.
int32_t portFileSetAttributes(const char* path, int32_t attributes)
{
    const HostPath host(path);
    struct stat status;
    if (stat(host.text, &status) != 0)
    {
        return failure(host.text);
    }
    const mode_t writable = S_IWUSR | S_IWGRP | S_IWOTH;
    const mode_t mode = (attributes & fileReadOnly) != 0 ? status.st_mode & ~writable : status.st_mode | S_IWUSR;
    return result(chmod(host.text, mode & 07777), host.text);
}

int64_t portFileSize(const char* path)
{
    const HostPath host(path);
    struct stat status;
    return stat(host.text, &status) == 0 ? static_cast<int64_t>(status.st_size) : failure(host.text);
}

int32_t portFileMakeDirectory(const char* path)
{
    const HostPath host(path);
    return result(mkdir(host.text, 0777), host.text);
}

int32_t portFileDelete(const char* path, bool directory)
{
    const HostPath host(path);
    if (!directory)
    {
        return result(unlink(host.text), host.text);
    }
    const int32_t status = result(rmdir(host.text), host.text);
    return status == FileNotFound ? FileNoDirectory : status;
}

int32_t portFileMove(const char* from, const char* to)
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
        return errno == ENOENT ? static_cast<int32_t>(FileNoDirectory) : failure(target.text);
    }
    return FileOk;
}

int32_t portFileList(const char* path)
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
    return errno == ENOENT    ? static_cast<int32_t>(FileNoDirectory)
           : errno == ENOTDIR ? static_cast<int32_t>(FileOther)
                              : failure(host.text);
}

int32_t portFileNext()
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
    const int32_t attributes = attributesOf(path);
    return attributes < 0 ? static_cast<int32_t>(fileNormal) : attributes; // a broken link is listed as a file
}

uint32_t portFileName(uint16_t* units, uint32_t room)
{
    return entry == nullptr ? 0 : decode(entry->d_name, units, room);
}

uint32_t portFileStart(uint16_t* units, uint32_t room)
{
    char path[PATH_MAX];
    return getcwd(path, sizeof path) == nullptr ? decode("/", units, room) : decode(path, units, room);
}

char portFileSeparator()
{
    return '/';
}

int64_t portFileVolumeSize(const char* path)
{
    const HostPath host(path);
    struct statvfs volume;
    return statvfs(host.text, &volume) == 0 ? static_cast<int64_t>(volume.f_blocks) * static_cast<int64_t>(volume.f_frsize)
                                            : failure(host.text);
}

int32_t portFileMount()
{
    return FileOk; // the working directory always exists
}

bool portFileCardPresent()
{
    return true;
}

} // namespace nano
