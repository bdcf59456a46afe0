// The port's file system for System.IO.FileSystem: host/files.cpp on the desktop, Native/interop/files.cpp for a card.
#pragma once

#include "base.hpp"

namespace nano
{

/// Failure codes are negative, in the order of IOException.IOExceptionErrorCode (System.IO.IOError converts them to exceptions).
enum FileError : int32_t
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

/// System.IO.FileMode and FileAccess.
enum FileMode : int32_t
{
    FileCreateNew = 1,
    FileCreate = 2,
    FileOpen = 3,
    FileOpenOrCreate = 4,
    FileTruncate = 5,
};
constexpr int32_t fileRead = 1, fileWrite = 2;

/// System.IO.FileAttributes.
constexpr int32_t fileReadOnly = 1, fileHidden = 2, fileDirectory = 16, fileArchive = 32, fileNormal = 128;

constexpr uint32_t filePathRoom = 512;

/// Paths are absolute, encoded in UTF-8 and zero-terminated.
int32_t portFileOpen(const char* path, int32_t mode, int32_t access); // a handle
int32_t portFileClose(int32_t handle);
int32_t portFileFlush(int32_t handle);
int32_t portFileRead(int32_t handle, int64_t position, uint8_t* bytes, uint32_t count); // bytes read
int32_t portFileWrite(int32_t handle, int64_t position, const uint8_t* bytes, uint32_t count);
int64_t portFileLength(int32_t handle);
int32_t portFileSetLength(int32_t handle, int64_t length);
int32_t portFileAttributes(const char* path); // never 0
int32_t portFileSetAttributes(const char* path, int32_t attributes);
int64_t portFileSize(const char* path);
int32_t portFileMakeDirectory(const char* path);
int32_t portFileDelete(const char* path, bool directory);
int32_t portFileMove(const char* from, const char* to); // fails if `to` exists
int32_t portFileList(const char* path);
int32_t portFileNext();                                 // attributes of the next entry, 0 after the last one
uint32_t portFileName(uint16_t* units, uint32_t room);  // name of that entry in UTF-16
uint32_t portFileStart(uint16_t* units, uint32_t room); // directory to which relative paths refer
char portFileSeparator();                               // '/' or '\\'
int64_t portFileVolumeSize(const char* path);           // bytes
int32_t portFileMount();
bool portFileCardPresent();

} // namespace nano
