#pragma once

#include "fat/volume.hpp"

namespace interop
{

/// The open files of a volume. A handle is an index below `count`.
template<uint32_t count>
class OpenFiles
{
public:
    /// Returns the file of a handle, or null if the handle is not in use.
    fat::File* find(int32_t handle)
    {
        return static_cast<uint32_t>(handle) < count && used_[handle] ? &files_[handle] : nullptr;
    }

    /// Returns a handle that is not in use, or `count` if there is none.
    int32_t unused()
    {
        int32_t handle = 0;
        while (find(handle) != nullptr)
        {
            ++handle;
        }
        return handle;
    }

    fat::File& file(int32_t handle)
    {
        return files_[handle];
    }

    void setUsed(int32_t handle, bool used)
    {
        used_[handle] = used;
    }

    void closeAll()
    {
        __builtin_memset(used_, 0, sizeof used_);
    }

private:
    bool used_[count] = {};
    fat::File files_[count];
};

} // namespace interop
