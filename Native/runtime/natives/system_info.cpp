// nanoFramework.Runtime.Native.SystemInfo: describes the platform and the runtime.
#include "core/natives.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

// Other boards define other values (docs/PORTING.md).
constexpr char platform[] = "STM32WB";
constexpr char targetName[] = "FLIPPER_F7";
constexpr char maker[] = "FlipperUpdaterNano RAM runtime";

// The version of nanoFramework's CoreLibrary (Native/classlib/CoreLibrary.props).
constexpr int32_t versionParts[] = {1, 17, 11, 0};

// Value of SystemInfo.FloatingPoint: float and double are computed in software, so that results are identical on every platform.
constexpr uint8_t doublePrecisionSoftware = 3;

template<uint32_t size>
Ref stringOf(const char (&text)[size])
{
    const Ref made = newString(size - 1);
    for (uint32_t i = 0; made != 0 && i < size - 1; i++)
    {
        charactersOf(made)[i] = static_cast<uint8_t>(text[i]);
    }
    return made;
}

void setPart(const Pointer& target, uint32_t part)
{
    store<int32_t>(target.target(), versionParts[part]);
}

} // namespace

uint8_t nanoFramework_Runtime_Native_SystemInfo_GetNativeFloatingPointSupport()
{
    return doublePrecisionSoftware;
}

void nanoFramework_Runtime_Native_SystemInfo_GetSystemVersion__Int32Out_Int32Out_Int32Out_Int32Out(const Pointer& major,
                                                                                                   const Pointer& minor,
                                                                                                   const Pointer& build,
                                                                                                   const Pointer& revision)
{
    setPart(major, 0);
    setPart(minor, 1);
    setPart(build, 2);
    setPart(revision, 3);
}

/// No model, manufacturer or SKU numbers have been assigned.
uint8_t nanoFramework_Runtime_Native_SystemInfo_get_Model()
{
    return 0;
}

uint8_t nanoFramework_Runtime_Native_SystemInfo_get_OEM()
{
    return 0;
}

uint16_t nanoFramework_Runtime_Native_SystemInfo_get_SKU()
{
    return 0;
}

Ref nanoFramework_Runtime_Native_SystemInfo_get_OEMString()
{
    return stringOf(maker);
}

Ref nanoFramework_Runtime_Native_SystemInfo_get_Platform()
{
    return stringOf(platform);
}

Ref nanoFramework_Runtime_Native_SystemInfo_get_TargetName()
{
    return stringOf(targetName);
}

} // namespace nano::natives
