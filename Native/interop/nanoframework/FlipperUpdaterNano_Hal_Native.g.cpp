// Generated from the metadata of FlipperUpdaterNano.Hal.Native (docs/INTEROP.md). Do not edit.
// clang-format off
#include "FlipperUpdaterNano_Hal_Native.g.h"
#include "adapter.hpp"

namespace nano::natives
{
    int32_t NativeButtons_Next__Int32(Ref& self, int32_t timeoutMilliseconds);
    int32_t NativeBytes_get_Md5StateSize(Ref& self);
    uint32_t NativeBytes_Crc32__UInt32_ByteArray_Int32_Int32(Ref& self, uint32_t seed, Ref& data, int32_t offset, int32_t count);
    int32_t NativeBytes_FirstDifference__ByteArray_Int32_ByteArray_Int32_Int32(Ref& self, Ref& left, int32_t leftOffset, Ref& right, int32_t rightOffset, int32_t count);
    void NativeBytes_Fill__ByteArray_Int32_Int32_Int32(Ref& self, Ref& data, int32_t offset, int32_t count, int32_t value);
    int32_t NativeBytes_IndexOf__ByteArray_Int32_Int32_Int32(Ref& self, Ref& data, int32_t offset, int32_t count, int32_t value);
    bool NativeBytes_FromHex__ByteArray_Int32_ByteArray(Ref& self, Ref& data, int32_t offset, Ref& result);
    int32_t NativeBytes_IndexOf__ByteArray_Int32_Int32_ByteArray(Ref& self, Ref& data, int32_t offset, int32_t count, Ref& pattern);
    int32_t NativeBytes_ReadDigits__ByteArray_Int32_Int32_Int32_UInt32Out(Ref& self, Ref& data, int32_t offset, int32_t count, int32_t radix, const Pointer& number);
    int32_t NativeBytes_Sum__ByteArray_Int32_Int32(Ref& self, Ref& data, int32_t offset, int32_t count);
    void NativeBytes_Md5Init__ByteArray(Ref& self, Ref& state);
    void NativeBytes_Md5Update__ByteArray_ByteArray_Int32_Int32(Ref& self, Ref& state, Ref& data, int32_t offset, int32_t count);
    void NativeBytes_Md5Final__ByteArray_ByteArray(Ref& self, Ref& state, Ref& digest);
    void NativeBytes_HeatshrinkInit__ByteArray_Int32_Int32(Ref& self, Ref& state, int32_t windowBits, int32_t lookaheadBits);
    int32_t NativeBytes_HeatshrinkDecode__ByteArray_ByteArray_Int32_Int32_ByteArray_Int32_Int32_Int32Out(Ref& self, Ref& state, Ref& input, int32_t inputOffset, int32_t inputCount, Ref& output, int32_t outputOffset, int32_t outputCount, const Pointer& consumed);
    int32_t NativeBytes_HeatshrinkStateSize__Int32(Ref& self, int32_t windowBits);
    void NativeBytes_DrawBitmap__ByteArray_ByteArray_Int32_Int32_Int32_Int32_Int32(Ref& self, Ref& frame, Ref& bitmap, int32_t bitmapOffset, int32_t width, int32_t height, int32_t x, int32_t y);
    void NativeBytes_FillRectangle__ByteArray_Int32_Int32_Int32_Int32_Boolean(Ref& self, Ref& frame, int32_t x, int32_t y, int32_t width, int32_t height, bool dark);
    bool NativeCard_get_IsPresent(Ref& self);
    bool NativeCard_get_IsReadOnly(Ref& self);
    int64_t NativeCard_get_FreeBytes(Ref& self);
    int64_t NativeCard_CountFreeBytes(Ref& self);
    int32_t NativeCard_get_ClusterSize(Ref& self);
    int32_t NativeCard_Mount(Ref& self);
    int32_t NativeCard_HashPath__String_UInt32_UInt32Out(Ref& self, Ref& path, uint32_t seed, const Pointer& hash);
    int32_t NativeCard_Identify__String_UInt32Out(Ref& self, Ref& path, const Pointer& identity);
    int32_t NativeCard_MakeDirectory__String(Ref& self, Ref& path);
    int32_t NativeCard_Delete__String(Ref& self, Ref& path);
    int32_t NativeCard_Replace__String_String(Ref& self, Ref& from, Ref& to);
    int32_t NativeCard_Sync(Ref& self);
    int32_t NativeCard_NativeOpen__String_CardMode(Ref& path, int32_t mode);
    int32_t NativeCard_NativeStat__String_StringOut_Int32Out_UInt32Out(Ref& path, const Pointer& name, const Pointer& kind, const Pointer& size);
    int32_t NativeCard_NativeBeginList__String(Ref& path);
    int32_t NativeCard_NativeNextEntry__StringOut_Int32Out_UInt32Out(const Pointer& name, const Pointer& kind, const Pointer& size);
    uint32_t NativeCardFile_NativeGetLength__Int32(int32_t handle);
    uint32_t NativeCardFile_NativeGetPosition__Int32(int32_t handle);
    int32_t NativeCardFile_NativeSeek__Int32_UInt32(int32_t handle, uint32_t position);
    int32_t NativeCardFile_NativeRead__Int32_ByteArray_Int32_Int32(int32_t handle, Ref& buffer, int32_t offset, int32_t count);
    int32_t NativeCardFile_NativeWrite__Int32_ByteArray_Int32_Int32(int32_t handle, Ref& buffer, int32_t offset, int32_t count);
    int32_t NativeCardFile_NativeFlush__Int32(int32_t handle);
    int32_t NativeCardFile_NativeClose__Int32_Boolean(int32_t handle, bool keep);
    int64_t NativeClock_get_Milliseconds(Ref& self);
    void NativeClock_Sleep__Int32(Ref& self, int32_t milliseconds);
    void NativeConsole_WriteLine__String(Ref& self, Ref& line);
    uint32_t NativeCoprocessor_get_FaultAddress(Ref& self);
    void NativeCoprocessor_Start(Ref& self);
    int32_t NativeCoprocessor_WaitEvent__ByteArray_Int32(Ref& self, Ref& payload, int32_t timeoutMilliseconds);
    int32_t NativeCoprocessor_Command__Int32_ByteArray_Int32_ByteArray(Ref& self, int32_t opcode, Ref& parameters, int32_t count, Ref& response);
    bool NativeCoprocessor_ReadInfoTable__ByteArray(Ref& self, Ref& table);
    void NativeDisplay_Show__ByteArray(Ref& self, Ref& frame);
    void NativeDisplay_SetBacklight__Boolean(Ref& self, bool on);
    void NativeDisplay_SetLed__Int32_Int32_Int32(Ref& self, int32_t red, int32_t green, int32_t blue);
    uint32_t NativeFlash_get_SecureStart(Ref& self);
    uint32_t NativeFlash_get_LastErrorFlags(Ref& self);
    int32_t NativeFlash_Read__UInt32_ByteArray_Int32_Int32(Ref& self, uint32_t address, Ref& buffer, int32_t offset, int32_t count);
    bool NativeFlash_Matches__UInt32_ByteArray_Int32_Int32(Ref& self, uint32_t address, Ref& data, int32_t offset, int32_t count);
    int32_t NativeFlash_Crc32__UInt32_UInt32_Int32_UInt32Out(Ref& self, uint32_t seed, uint32_t address, int32_t count, const Pointer& crc);
    bool NativeFlash_IsErased__UInt32_Int32(Ref& self, uint32_t address, int32_t count);
    void NativeFlash_SetEmptyFlag__Boolean(Ref& self, bool isEmpty);
    int32_t NativeFlash_BeginErase__Int32(Ref& self, int32_t page);
    int32_t NativeFlash_EndErase(Ref& self);
    int32_t NativeFlash_ProgramDoubleWords__UInt32_ByteArray_Int32_Int32(Ref& self, uint32_t address, Ref& data, int32_t offset, int32_t count);
    int32_t NativeFlash_ProgramRow__UInt32_ByteArray_Int32(Ref& self, uint32_t address, Ref& data, int32_t offset);
    uint32_t NativeOptionBytes_Read__Int32(Ref& self, int32_t index);
    bool NativeOptionBytes_IsWritable__Int32(Ref& self, int32_t index);
    int32_t NativeOptionBytes_Program__UInt32Array_BooleanArray(Ref& self, Ref& words, Ref& change);
    void NativeOptionBytes_Launch(Ref& self);
    int32_t NativePower_get_BatteryPercent(Ref& self);
    bool NativePower_get_IsCharging(Ref& self);
    uint32_t NativeSystem_get_ResetCause(Ref& self);
    int32_t NativeSystem_get_BuildTarget(Ref& self);
    uint32_t NativeSystem_get_UniqueNumber(Ref& self);
    int32_t NativeSystem_ReadVersion__ByteArray(Ref& self, Ref& buffer);
    void NativeSystem_ReadOtp__Int32_ByteArray_Int32(Ref& self, int32_t offset, Ref& buffer, int32_t count);
    void NativeSystem_Reset(Ref& self);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeButtons::Next___FlipperUpdaterNanoHalButtonEvent__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeButtons_Next__Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::get_Md5StateSize___I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_get_Md5StateSize, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Crc32___U4__U4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_Crc32__UInt32_ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::FirstDifference___I4__SZARRAY_U1__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_FirstDifference__ByteArray_Int32_ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Fill___VOID__SZARRAY_U1__I4__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_Fill__ByteArray_Int32_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::IndexOf___I4__SZARRAY_U1__I4__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_IndexOf__ByteArray_Int32_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::FromHex___BOOLEAN__SZARRAY_U1__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_FromHex__ByteArray_Int32_ByteArray, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::IndexOf___I4__SZARRAY_U1__I4__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_IndexOf__ByteArray_Int32_Int32_ByteArray, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::ReadDigits___I4__SZARRAY_U1__I4__I4__I4__BYREF_U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_ReadDigits__ByteArray_Int32_Int32_Int32_UInt32Out, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Sum___I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_Sum__ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Md5Init___VOID__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_Md5Init__ByteArray, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Md5Update___VOID__SZARRAY_U1__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_Md5Update__ByteArray_ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Md5Final___VOID__SZARRAY_U1__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_Md5Final__ByteArray_ByteArray, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::HeatshrinkInit___VOID__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_HeatshrinkInit__ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::HeatshrinkDecode___I4__SZARRAY_U1__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4__BYREF_I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_HeatshrinkDecode__ByteArray_ByteArray_Int32_Int32_ByteArray_Int32_Int32_Int32Out, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::HeatshrinkStateSize___I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_HeatshrinkStateSize__Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::DrawBitmap___VOID__SZARRAY_U1__SZARRAY_U1__I4__I4__I4__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_DrawBitmap__ByteArray_ByteArray_Int32_Int32_Int32_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::FillRectangle___VOID__SZARRAY_U1__I4__I4__I4__I4__BOOLEAN(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeBytes_FillRectangle__ByteArray_Int32_Int32_Int32_Int32_Boolean, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::get_IsPresent___BOOLEAN(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_get_IsPresent, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::get_IsReadOnly___BOOLEAN(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_get_IsReadOnly, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::get_FreeBytes___I8(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_get_FreeBytes, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::CountFreeBytes___I8(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_CountFreeBytes, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::get_ClusterSize___I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_get_ClusterSize, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Mount___FlipperUpdaterNanoHalCardStatus(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_Mount, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::HashPath___FlipperUpdaterNanoHalCardStatus__STRING__U4__BYREF_U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_HashPath__String_UInt32_UInt32Out, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Identify___FlipperUpdaterNanoHalCardStatus__STRING__BYREF_U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_Identify__String_UInt32Out, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::MakeDirectory___FlipperUpdaterNanoHalCardStatus__STRING(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_MakeDirectory__String, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Delete___FlipperUpdaterNanoHalCardStatus__STRING(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_Delete__String, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Replace___FlipperUpdaterNanoHalCardStatus__STRING__STRING(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_Replace__String_String, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Sync___FlipperUpdaterNanoHalCardStatus(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_Sync, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::NativeOpen___STATIC__I4__STRING__FlipperUpdaterNanoHalCardMode(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_NativeOpen__String_CardMode, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::NativeStat___STATIC__FlipperUpdaterNanoHalCardStatus__STRING__BYREF_STRING__BYREF_I4__BYREF_U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_NativeStat__String_StringOut_Int32Out_UInt32Out, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::NativeBeginList___STATIC__FlipperUpdaterNanoHalCardStatus__STRING(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_NativeBeginList__String, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::NativeNextEntry___STATIC__FlipperUpdaterNanoHalCardStatus__BYREF_STRING__BYREF_I4__BYREF_U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCard_NativeNextEntry__StringOut_Int32Out_UInt32Out, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeGetLength___STATIC__U4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCardFile_NativeGetLength__Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeGetPosition___STATIC__U4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCardFile_NativeGetPosition__Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeSeek___STATIC__FlipperUpdaterNanoHalCardStatus__I4__U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCardFile_NativeSeek__Int32_UInt32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeRead___STATIC__I4__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCardFile_NativeRead__Int32_ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeWrite___STATIC__FlipperUpdaterNanoHalCardStatus__I4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCardFile_NativeWrite__Int32_ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeFlush___STATIC__FlipperUpdaterNanoHalCardStatus__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCardFile_NativeFlush__Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeClose___STATIC__FlipperUpdaterNanoHalCardStatus__I4__BOOLEAN(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCardFile_NativeClose__Int32_Boolean, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeClock::get_Milliseconds___I8(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeClock_get_Milliseconds, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeClock::Sleep___VOID__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeClock_Sleep__Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeConsole::WriteLine___VOID__STRING(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeConsole_WriteLine__String, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::get_FaultAddress___U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCoprocessor_get_FaultAddress, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::Start___VOID(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCoprocessor_Start, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::WaitEvent___I4__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCoprocessor_WaitEvent__ByteArray_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::Command___I4__I4__SZARRAY_U1__I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCoprocessor_Command__Int32_ByteArray_Int32_ByteArray, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::ReadInfoTable___BOOLEAN__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeCoprocessor_ReadInfoTable__ByteArray, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeDisplay::Show___VOID__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeDisplay_Show__ByteArray, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeDisplay::SetBacklight___VOID__BOOLEAN(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeDisplay_SetBacklight__Boolean, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeDisplay::SetLed___VOID__I4__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeDisplay_SetLed__Int32_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::get_SecureStart___U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_get_SecureStart, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::get_LastErrorFlags___U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_get_LastErrorFlags, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::Read___FlipperUpdaterNanoHalFlashStatus__U4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_Read__UInt32_ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::Matches___BOOLEAN__U4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_Matches__UInt32_ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::Crc32___FlipperUpdaterNanoHalFlashStatus__U4__U4__I4__BYREF_U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_Crc32__UInt32_UInt32_Int32_UInt32Out, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::IsErased___BOOLEAN__U4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_IsErased__UInt32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::SetEmptyFlag___VOID__BOOLEAN(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_SetEmptyFlag__Boolean, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::BeginErase___FlipperUpdaterNanoHalFlashStatus__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_BeginErase__Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::EndErase___FlipperUpdaterNanoHalFlashStatus(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_EndErase, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::ProgramDoubleWords___FlipperUpdaterNanoHalFlashStatus__U4__SZARRAY_U1__I4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_ProgramDoubleWords__UInt32_ByteArray_Int32_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::ProgramRow___FlipperUpdaterNanoHalFlashStatus__U4__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeFlash_ProgramRow__UInt32_ByteArray_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeOptionBytes::Read___U4__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeOptionBytes_Read__Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeOptionBytes::IsWritable___BOOLEAN__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeOptionBytes_IsWritable__Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeOptionBytes::Program___FlipperUpdaterNanoHalFlashStatus__SZARRAY_U4__SZARRAY_BOOLEAN(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeOptionBytes_Program__UInt32Array_BooleanArray, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeOptionBytes::Launch___VOID(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeOptionBytes_Launch, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativePower::get_BatteryPercent___I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativePower_get_BatteryPercent, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativePower::get_IsCharging___BOOLEAN(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativePower_get_IsCharging, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::get_ResetCause___U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeSystem_get_ResetCause, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::get_BuildTarget___I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeSystem_get_BuildTarget, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::get_UniqueNumber___U4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeSystem_get_UniqueNumber, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::ReadVersion___I4__SZARRAY_U1(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeSystem_ReadVersion__ByteArray, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::ReadOtp___VOID__I4__SZARRAY_U1__I4(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeSystem_ReadOtp__Int32_ByteArray_Int32, stack);
}

HRESULT Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::Reset___VOID(CLR_RT_StackFrame &stack)
{
    return interop::call(nano::natives::NativeSystem_Reset, stack);
}

static const CLR_RT_MethodHandler method_lookup[] =
{
    nullptr,
    nullptr,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeButtons::Next___FlipperUpdaterNanoHalButtonEvent__I4,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::get_Md5StateSize___I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Crc32___U4__U4__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::FirstDifference___I4__SZARRAY_U1__I4__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Fill___VOID__SZARRAY_U1__I4__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::IndexOf___I4__SZARRAY_U1__I4__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::FromHex___BOOLEAN__SZARRAY_U1__I4__SZARRAY_U1,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::IndexOf___I4__SZARRAY_U1__I4__I4__SZARRAY_U1,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::ReadDigits___I4__SZARRAY_U1__I4__I4__I4__BYREF_U4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Sum___I4__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Md5Init___VOID__SZARRAY_U1,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Md5Update___VOID__SZARRAY_U1__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::Md5Final___VOID__SZARRAY_U1__SZARRAY_U1,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::HeatshrinkInit___VOID__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::HeatshrinkDecode___I4__SZARRAY_U1__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4__BYREF_I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::HeatshrinkStateSize___I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::DrawBitmap___VOID__SZARRAY_U1__SZARRAY_U1__I4__I4__I4__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes::FillRectangle___VOID__SZARRAY_U1__I4__I4__I4__I4__BOOLEAN,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::get_IsPresent___BOOLEAN,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::get_IsReadOnly___BOOLEAN,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::get_FreeBytes___I8,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::CountFreeBytes___I8,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::get_ClusterSize___I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Mount___FlipperUpdaterNanoHalCardStatus,
    nullptr,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::HashPath___FlipperUpdaterNanoHalCardStatus__STRING__U4__BYREF_U4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Identify___FlipperUpdaterNanoHalCardStatus__STRING__BYREF_U4,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::MakeDirectory___FlipperUpdaterNanoHalCardStatus__STRING,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Delete___FlipperUpdaterNanoHalCardStatus__STRING,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Replace___FlipperUpdaterNanoHalCardStatus__STRING__STRING,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::Sync___FlipperUpdaterNanoHalCardStatus,
    nullptr,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::NativeOpen___STATIC__I4__STRING__FlipperUpdaterNanoHalCardMode,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::NativeStat___STATIC__FlipperUpdaterNanoHalCardStatus__STRING__BYREF_STRING__BYREF_I4__BYREF_U4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::NativeBeginList___STATIC__FlipperUpdaterNanoHalCardStatus__STRING,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard::NativeNextEntry___STATIC__FlipperUpdaterNanoHalCardStatus__BYREF_STRING__BYREF_I4__BYREF_U4,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeGetLength___STATIC__U4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeGetPosition___STATIC__U4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeSeek___STATIC__FlipperUpdaterNanoHalCardStatus__I4__U4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeRead___STATIC__I4__I4__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeWrite___STATIC__FlipperUpdaterNanoHalCardStatus__I4__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeFlush___STATIC__FlipperUpdaterNanoHalCardStatus__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile::NativeClose___STATIC__FlipperUpdaterNanoHalCardStatus__I4__BOOLEAN,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeClock::get_Milliseconds___I8,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeClock::Sleep___VOID__I4,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeConsole::WriteLine___VOID__STRING,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::get_FaultAddress___U4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::Start___VOID,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::WaitEvent___I4__SZARRAY_U1__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::Command___I4__I4__SZARRAY_U1__I4__SZARRAY_U1,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor::ReadInfoTable___BOOLEAN__SZARRAY_U1,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeDisplay::Show___VOID__SZARRAY_U1,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeDisplay::SetBacklight___VOID__BOOLEAN,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeDisplay::SetLed___VOID__I4__I4__I4,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::get_SecureStart___U4,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::get_LastErrorFlags___U4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::Read___FlipperUpdaterNanoHalFlashStatus__U4__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::Matches___BOOLEAN__U4__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::Crc32___FlipperUpdaterNanoHalFlashStatus__U4__U4__I4__BYREF_U4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::IsErased___BOOLEAN__U4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::SetEmptyFlag___VOID__BOOLEAN,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::BeginErase___FlipperUpdaterNanoHalFlashStatus__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::EndErase___FlipperUpdaterNanoHalFlashStatus,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::ProgramDoubleWords___FlipperUpdaterNanoHalFlashStatus__U4__SZARRAY_U1__I4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash::ProgramRow___FlipperUpdaterNanoHalFlashStatus__U4__SZARRAY_U1__I4,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeOptionBytes::Read___U4__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeOptionBytes::IsWritable___BOOLEAN__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeOptionBytes::Program___FlipperUpdaterNanoHalFlashStatus__SZARRAY_U4__SZARRAY_BOOLEAN,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeOptionBytes::Launch___VOID,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativePower::get_BatteryPercent___I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativePower::get_IsCharging___BOOLEAN,
    nullptr,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::get_ResetCause___U4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::get_BuildTarget___I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::get_UniqueNumber___U4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::ReadVersion___I4__SZARRAY_U1,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::ReadOtp___VOID__I4__SZARRAY_U1__I4,
    Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem::Reset___VOID,
    nullptr,
};

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_FlipperUpdaterNano_Hal_Native =
{
    "FlipperUpdaterNano.Hal.Native",
    0x095EE3AA,
    method_lookup,
    { 100, 0, 0, 2 }
};
