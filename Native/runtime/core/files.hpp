// port: the file system beneath System.IO.FileSystem (host/files.cpp on the desktop, Native/interop/files.cpp on a card).
#pragma once

#include "base.hpp"

namespace nano
{

// Failures are negative, in the order of IOException.IOExceptionErrorCode (System.IO.IOError makes exceptions of them).
enum FileError : i32
{
    FileOk = 0,
    FileOther = -1,
    FileNoDriver = -2,
    FileNotFound = -3,
    FileNoDirectory = -4,
    FileNoVolume = -5,
    FilePathTooLong = -6,
    FileNotEmpty = -7,
    FileNoAccess = -8,
    FileExists = -9,
    FileTooManyOpen = -10,
};

// System.IO.FileMode and FileAccess.
enum FileMode : i32
{
    FileCreateNew = 1,
    FileCreate = 2,
    FileOpen = 3,
    FileOpenOrCreate = 4,
    FileTruncate = 5,
};
constexpr i32 FileRead = 1, FileWrite = 2;

// System.IO.FileAttributes.
constexpr i32 FileReadOnly = 1, FileHidden = 2, FileDirectory = 16, FileArchive = 32, FileNormal = 128;

constexpr u32 FilePathRoom = 512;

// Paths are full, UTF-8 and end with a zero.
i32 portFileOpen(const char* path, i32 mode, i32 access); // a handle
i32 portFileClose(i32 handle);
i32 portFileFlush(i32 handle);
i32 portFileRead(i32 handle, i64 position, u8* bytes, u32 count); // how many
i32 portFileWrite(i32 handle, i64 position, const u8* bytes, u32 count);
i64 portFileLength(i32 handle);
i32 portFileSetLength(i32 handle, i64 length);
i32 portFileAttributes(const char* path); // never 0
i32 portFileSetAttributes(const char* path, i32 attributes);
i64 portFileSize(const char* path);
i32 portFileMakeDirectory(const char* path);
i32 portFileDelete(const char* path, bool directory);
i32 portFileMove(const char* from, const char* to); // never onto something that exists
i32 portFileList(const char* path);
i32 portFileNext();                       // attributes of the next entry, 0 behind the last
u32 portFileName(u16* units, u32 room);   // of that entry, UTF-16
u32 portFileStart(u16* units, u32 room);  // where relative paths begin
char portFileSeparator();                 // '/' or '\\'
i64 portFileVolumeSize(const char* path); // bytes
i32 portFileMount();
bool portFileCardPresent();

} // namespace nano
