#include "arguments.hpp"
#include "drivers/mailbox/mailbox.hpp"

using interop::range;
namespace mailbox = drivers::mailbox;

namespace nano::natives
{

u32 HAL(NativeCoprocessor_get_FaultAddress)(Ref&)
{
    return mailbox::faultAddress();
}

void HAL(NativeCoprocessor_Start)(Ref&)
{
    mailbox::start();
}

i32 HAL(NativeCoprocessor_WaitEvent__ByteArray_Int32)(Ref&, Ref& payload, i32 timeoutMilliseconds)
{
    u8* bytes = range(payload, 0, 0);
    return bytes == nullptr ? 0 : mailbox::waitEvent(bytes, lengthOf(payload), timeoutMilliseconds);
}

i32 HAL(NativeCoprocessor_Command__Int32_ByteArray_Int32_ByteArray)(Ref&, i32 opcode, Ref& parameters, i32 count, Ref& response)
{
    const u8* sent = count == 0 ? nullptr : range(parameters, 0, count);
    u8* received = range(response, 0, 0);
    if (received == nullptr || (sent == nullptr && count != 0))
    {
        return 0;
    }
    return mailbox::command(opcode, sent, static_cast<u32>(count), received, lengthOf(response));
}

bool HAL(NativeCoprocessor_ReadInfoTable__ByteArray)(Ref&, Ref& copy)
{
    u8* bytes = range(copy, 0, mailbox::infoTableSize);
    return bytes != nullptr && mailbox::readInfoTable(bytes);
}

} // namespace nano::natives
