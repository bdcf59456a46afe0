// The flash controller: ownership, errors and caches.
#include "drivers/clock/clock.hpp"
#include "drivers/mailbox/mailbox.hpp"
#include "drivers/registers/flash.hpp"
#include "drivers/registers/hsem.hpp"
#include "flash.hpp"
#include "operation.hpp"

namespace drivers::flash
{

using registers::FLASH;
using registers::HSEM;
using SR = FLASH::SR;
using CR = FLASH::CR;

namespace
{

uint32_t errorFlags;

/// Unlocks FLASH_CR with two consecutive keys (RM0434 section 3.3.5). A wrong key would lock FLASH_CR until the next reset.
bool unlock()
{
    if (CR::has(CR::lock))
    {
        FLASH::KEYR::write(FLASH::KEYR::key1);
        bus::instructionBarrier();
        FLASH::KEYR::write(FLASH::KEYR::key2);
    }
    return !CR::has(CR::lock);
}

/// A cache can be reset only while it is disabled (RM0434 section 3.3.4).
void flushCaches()
{
    using ACR = FLASH::ACR;
    const uint32_t before = ACR::read();
    const uint32_t enables = ACR::instructionCache() | ACR::dataCache();
    const uint32_t resets = ACR::instructionCacheReset() | ACR::dataCacheReset();
    ACR::write(before & ~enables);
    ACR::write((before & ~enables) | resets);
    ACR::write(before & ~enables);
    ACR::write(before);
}

} // namespace

uint32_t lastErrorFlags()
{
    return errorFlags;
}

Status acquire()
{
    if (mailbox::isRunning() && !clock::waitFor(limits::semaphore, [] { return HSEM::take(HSEM::flashRegisters); }))
    {
        return Status::CoprocessorBusy;
    }
    if (!unlock())
    {
        errorFlags = SR::read() & SR::errors;
        release();
        return Status::Controller;
    }
    return Status::Ok;
}

/// LOCK is set only while it is 0, because setting it again faults on silicon (docs/reference/silicon.md 1.10).
void release()
{
    if (!CR::has(CR::lock))
    {
        CR::set(CR::lock);
    }
    if (mailbox::isRunning())
    {
        HSEM::release(HSEM::flashRegisters);
    }
    flushCaches();
}

/// Steps 1 and 2 of RM0434 sections 3.3.6 to 3.3.8: no operation may be ongoing or suspended, and no error flag may be set (PGSERR
/// otherwise).
Status waitIdle()
{
    if (!clock::waitFor(limits::operation, [] { return (SR::read() & (SR::busy() | SR::configurationBusy())) == 0; }))
    {
        return Status::TimeOut;
    }
    if (!clock::waitFor(limits::semaphore, [] { return !SR::has(SR::suspended); }))
    {
        return Status::CoprocessorBusy;
    }
    SR::write(SR::errors);
    return Status::Ok;
}

Status takeErrors()
{
    constexpr uint32_t look = 40; // microseconds; programming a row takes 3.8 ms, erasing a page 22 ms
    const bool ended = clock::waitFor(
        limits::operation, [] { return (SR::read() & (SR::busy() | SR::configurationBusy())) == 0; }, look);
    const uint32_t errors = SR::read() & SR::errors;
    if (errors != 0)
    {
        errorFlags = errors;
        SR::write(errors);
        return Status::Controller;
    }
    return ended ? Status::Ok : Status::TimeOut;
}

/// Each attempt checks PESD = 0 and semaphore 6 free, and takes semaphore 7 (AN5289). Between two operations CPU2 has 1 us to take
/// semaphore 7 itself.
Status beginOperation()
{
    Status status = waitIdle();
    if (status != Status::Ok || !mailbox::isRunning())
    {
        return status;
    }
    clock::delayMicroseconds(1);
    const auto taken = [] { return !SR::has(SR::suspended) && !HSEM::isTaken(HSEM::blockedForCpu2) && HSEM::take(HSEM::blockedForCpu1); };
    return clock::waitFor(limits::semaphore, taken) ? Status::Ok : Status::CoprocessorBusy;
}

Status endOperation(uint32_t modeBits)
{
    const Status status = takeErrors();
    CR::change(modeBits, 0);
    if (mailbox::isRunning())
    {
        HSEM::release(HSEM::blockedForCpu1);
    }
    return status;
}

} // namespace drivers::flash
