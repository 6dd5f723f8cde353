/*
 * Interlocked operations as what they compute. Other threads are not modelled; reads through `volatile` are arbitrary
 * anyway unless the object is private to its function.
 */
LONG InterlockedIncrement(LONG volatile *Addend)
{
    LONG value = *Addend + 1;
    *Addend = value;
    return value;
}

LONG InterlockedDecrement(LONG volatile *Addend)
{
    LONG value = *Addend - 1;
    *Addend = value;
    return value;
}

LONG InterlockedAdd(LONG volatile *Addend, LONG Value)
{
    LONG value = *Addend + Value;
    *Addend = value;
    return value;
}

LONG InterlockedExchangeAdd(LONG volatile *Addend, LONG Value)
{
    LONG old = *Addend;
    *Addend = old + Value;
    return old;
}

LONG InterlockedExchange(LONG volatile *Target, LONG Value)
{
    LONG old = *Target;
    *Target = Value;
    return old;
}

LONG InterlockedCompareExchange(LONG volatile *Destination, LONG Exchange, LONG Comparand)
{
    LONG old = *Destination;
    if (old == Comparand)
        *Destination = Exchange;
    return old;
}

LONG InterlockedAnd(LONG volatile *Destination, LONG Value)
{
    LONG old = *Destination;
    *Destination = old & Value;
    return old;
}

LONG InterlockedOr(LONG volatile *Destination, LONG Value)
{
    LONG old = *Destination;
    *Destination = old | Value;
    return old;
}

LONG InterlockedXor(LONG volatile *Destination, LONG Value)
{
    LONG old = *Destination;
    *Destination = old ^ Value;
    return old;
}

UCHAR InterlockedBitTestAndSet(LONG volatile *Base, LONG Bit)
{
    LONG old = *Base;
    *Base = old | (1L << (Bit & 31));
    return (UCHAR)((old >> (Bit & 31)) & 1);
}

UCHAR InterlockedBitTestAndReset(LONG volatile *Base, LONG Bit)
{
    LONG old = *Base;
    *Base = old & ~(1L << (Bit & 31));
    return (UCHAR)((old >> (Bit & 31)) & 1);
}

LONG64 InterlockedIncrement64(LONG64 volatile *Addend)
{
    LONG64 value = *Addend + 1;
    *Addend = value;
    return value;
}

LONG64 InterlockedDecrement64(LONG64 volatile *Addend)
{
    LONG64 value = *Addend - 1;
    *Addend = value;
    return value;
}

LONG64 InterlockedExchange64(LONG64 volatile *Target, LONG64 Value)
{
    LONG64 old = *Target;
    *Target = Value;
    return old;
}

LONG64 InterlockedCompareExchange64(LONG64 volatile *Destination, LONG64 Exchange, LONG64 Comparand)
{
    LONG64 old = *Destination;
    if (old == Comparand)
        *Destination = Exchange;
    return old;
}

PVOID InterlockedExchangePointer(PVOID volatile *Target, PVOID Value)
{
    PVOID old = *Target;
    *Target = Value;
    return old;
}

PVOID InterlockedCompareExchangePointer(PVOID volatile *Destination, PVOID Exchange, PVOID Comparand)
{
    PVOID old = *Destination;
    if (old == Comparand)
        *Destination = Exchange;
    return old;
}
