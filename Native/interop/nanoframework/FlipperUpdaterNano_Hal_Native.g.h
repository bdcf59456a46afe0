// Generated from the metadata of FlipperUpdaterNano.Hal.Native (docs/INTEROP.md). Do not edit.
// clang-format off
#pragma once

#include <nanoCLR_Interop.h>
#include <nanoCLR_Runtime.h>

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeButtons
{
    NANOCLR_NATIVE_DECLARE(Next___FlipperUpdaterNanoHalButtonEvent__I4);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeBytes
{
    NANOCLR_NATIVE_DECLARE(get_Md5StateSize___I4);
    NANOCLR_NATIVE_DECLARE(Crc32___U4__U4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(FirstDifference___I4__SZARRAY_U1__I4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(Fill___VOID__SZARRAY_U1__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(IndexOf___I4__SZARRAY_U1__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(FromHex___BOOLEAN__SZARRAY_U1__I4__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(IndexOf___I4__SZARRAY_U1__I4__I4__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(ReadDigits___I4__SZARRAY_U1__I4__I4__I4__BYREF_U4);
    NANOCLR_NATIVE_DECLARE(Sum___I4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(Md5Init___VOID__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(Md5Update___VOID__SZARRAY_U1__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(Md5Final___VOID__SZARRAY_U1__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(HeatshrinkInit___VOID__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(HeatshrinkDecode___I4__SZARRAY_U1__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4__BYREF_I4);
    NANOCLR_NATIVE_DECLARE(HeatshrinkStateSize___I4__I4);
    NANOCLR_NATIVE_DECLARE(DrawBitmap___VOID__SZARRAY_U1__SZARRAY_U1__I4__I4__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(FillRectangle___VOID__SZARRAY_U1__I4__I4__I4__I4__BOOLEAN);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCard
{
    NANOCLR_NATIVE_DECLARE(get_IsPresent___BOOLEAN);
    NANOCLR_NATIVE_DECLARE(get_IsReadOnly___BOOLEAN);
    NANOCLR_NATIVE_DECLARE(get_FreeBytes___I8);
    NANOCLR_NATIVE_DECLARE(CountFreeBytes___I8);
    NANOCLR_NATIVE_DECLARE(get_ClusterSize___I4);
    NANOCLR_NATIVE_DECLARE(Mount___FlipperUpdaterNanoHalCardStatus);
    NANOCLR_NATIVE_DECLARE(HashPath___FlipperUpdaterNanoHalCardStatus__STRING__U4__BYREF_U4);
    NANOCLR_NATIVE_DECLARE(Identify___FlipperUpdaterNanoHalCardStatus__STRING__BYREF_U4);
    NANOCLR_NATIVE_DECLARE(MakeDirectory___FlipperUpdaterNanoHalCardStatus__STRING);
    NANOCLR_NATIVE_DECLARE(Delete___FlipperUpdaterNanoHalCardStatus__STRING);
    NANOCLR_NATIVE_DECLARE(Replace___FlipperUpdaterNanoHalCardStatus__STRING__STRING);
    NANOCLR_NATIVE_DECLARE(Sync___FlipperUpdaterNanoHalCardStatus);
    NANOCLR_NATIVE_DECLARE(NativeOpen___STATIC__I4__STRING__FlipperUpdaterNanoHalCardMode);
    NANOCLR_NATIVE_DECLARE(NativeStat___STATIC__FlipperUpdaterNanoHalCardStatus__STRING__BYREF_STRING__BYREF_I4__BYREF_U4);
    NANOCLR_NATIVE_DECLARE(NativeBeginList___STATIC__FlipperUpdaterNanoHalCardStatus__STRING);
    NANOCLR_NATIVE_DECLARE(NativeNextEntry___STATIC__FlipperUpdaterNanoHalCardStatus__BYREF_STRING__BYREF_I4__BYREF_U4);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCardFile
{
    NANOCLR_NATIVE_DECLARE(NativeGetLength___STATIC__U4__I4);
    NANOCLR_NATIVE_DECLARE(NativeGetPosition___STATIC__U4__I4);
    NANOCLR_NATIVE_DECLARE(NativeSeek___STATIC__FlipperUpdaterNanoHalCardStatus__I4__U4);
    NANOCLR_NATIVE_DECLARE(NativeRead___STATIC__I4__I4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(NativeWrite___STATIC__FlipperUpdaterNanoHalCardStatus__I4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(NativeFlush___STATIC__FlipperUpdaterNanoHalCardStatus__I4);
    NANOCLR_NATIVE_DECLARE(NativeClose___STATIC__FlipperUpdaterNanoHalCardStatus__I4__BOOLEAN);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeClock
{
    NANOCLR_NATIVE_DECLARE(get_Milliseconds___I8);
    NANOCLR_NATIVE_DECLARE(Sleep___VOID__I4);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeConsole
{
    NANOCLR_NATIVE_DECLARE(WriteLine___VOID__STRING);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeCoprocessor
{
    NANOCLR_NATIVE_DECLARE(get_FaultAddress___U4);
    NANOCLR_NATIVE_DECLARE(Start___VOID);
    NANOCLR_NATIVE_DECLARE(WaitEvent___I4__SZARRAY_U1__I4);
    NANOCLR_NATIVE_DECLARE(Command___I4__I4__SZARRAY_U1__I4__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(ReadInfoTable___BOOLEAN__SZARRAY_U1);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeDisplay
{
    NANOCLR_NATIVE_DECLARE(Show___VOID__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(SetBacklight___VOID__BOOLEAN);
    NANOCLR_NATIVE_DECLARE(SetLed___VOID__I4__I4__I4);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeFlash
{
    NANOCLR_NATIVE_DECLARE(get_SecureStart___U4);
    NANOCLR_NATIVE_DECLARE(get_LastErrorFlags___U4);
    NANOCLR_NATIVE_DECLARE(Read___FlipperUpdaterNanoHalFlashStatus__U4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(Matches___BOOLEAN__U4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(Crc32___FlipperUpdaterNanoHalFlashStatus__U4__U4__I4__BYREF_U4);
    NANOCLR_NATIVE_DECLARE(IsErased___BOOLEAN__U4__I4);
    NANOCLR_NATIVE_DECLARE(SetEmptyFlag___VOID__BOOLEAN);
    NANOCLR_NATIVE_DECLARE(BeginErase___FlipperUpdaterNanoHalFlashStatus__I4);
    NANOCLR_NATIVE_DECLARE(EndErase___FlipperUpdaterNanoHalFlashStatus);
    NANOCLR_NATIVE_DECLARE(ProgramDoubleWords___FlipperUpdaterNanoHalFlashStatus__U4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(ProgramRow___FlipperUpdaterNanoHalFlashStatus__U4__SZARRAY_U1__I4);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeOptionBytes
{
    NANOCLR_NATIVE_DECLARE(Read___U4__I4);
    NANOCLR_NATIVE_DECLARE(IsWritable___BOOLEAN__I4);
    NANOCLR_NATIVE_DECLARE(Program___FlipperUpdaterNanoHalFlashStatus__SZARRAY_U4__SZARRAY_BOOLEAN);
    NANOCLR_NATIVE_DECLARE(Launch___VOID);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativePower
{
    NANOCLR_NATIVE_DECLARE(get_BatteryPercent___I4);
    NANOCLR_NATIVE_DECLARE(get_IsCharging___BOOLEAN);
};

struct Library_FlipperUpdaterNano_Hal_Native_FlipperUpdaterNano_Hal_Native_NativeSystem
{
    NANOCLR_NATIVE_DECLARE(get_ResetCause___U4);
    NANOCLR_NATIVE_DECLARE(get_BuildTarget___I4);
    NANOCLR_NATIVE_DECLARE(get_UniqueNumber___U4);
    NANOCLR_NATIVE_DECLARE(ReadVersion___I4__SZARRAY_U1);
    NANOCLR_NATIVE_DECLARE(ReadOtp___VOID__I4__SZARRAY_U1__I4);
    NANOCLR_NATIVE_DECLARE(Reset___VOID);
};

extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_FlipperUpdaterNano_Hal_Native;
