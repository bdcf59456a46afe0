#include "drivers/mailbox/mailbox.hpp"
#include "interop/arguments.hpp"

using interop::range;
namespace mailbox = drivers::mailbox;

namespace nano::natives
{

uint32_t NativeCoprocessor_get_FaultAddress(Ref&)
{
    return mailbox::faultAddress();
}

void NativeCoprocessor_Start(Ref&)
{
    mailbox::start();
}

int32_t NativeCoprocessor_WaitEvent__ByteArray_Int32(Ref&, Ref& payload, int32_t timeoutMilliseconds)
{
    uint8_t* bytes = range(payload, 0, 0);
    return bytes == nullptr ? 0 : mailbox::waitEvent(bytes, lengthOf(payload), timeoutMilliseconds);
}

int32_t NativeCoprocessor_Command__Int32_ByteArray_Int32_ByteArray(Ref&, int32_t opcode, Ref& parameters, int32_t count, Ref& response)
{
    const uint8_t* sent = count == 0 ? nullptr : range(parameters, 0, count);
    uint8_t* received = range(response, 0, 0);
    if (received == nullptr || (sent == nullptr && count != 0))
    {
        return 0;
    }
    return mailbox::command(opcode, sent, static_cast<uint32_t>(count), received, lengthOf(response));
}

bool NativeCoprocessor_ReadInfoTable__ByteArray(Ref&, Ref& copy)
{
    uint8_t* bytes = range(copy, 0, mailbox::infoTableSize);
    return bytes != nullptr && mailbox::readInfoTable(bytes);
}

} // namespace nano::natives
