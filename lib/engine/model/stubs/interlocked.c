/*
 * Interlocked operations as what they compute. Other threads are not modelled (a printed assumption), so the operand is
 * read as ordinary memory although the parameter is `volatile`: a value written here is the value read next.
 */
LONG InterlockedIncrement(LONG volatile *Addend)
{
    LONG value = *(LONG *)Addend + 1;
    *(LONG *)Addend = value;
    return value;
}

LONG InterlockedDecrement(LONG volatile *Addend)
{
    LONG value = *(LONG *)Addend - 1;
    *(LONG *)Addend = value;
    return value;
}

LONG InterlockedAdd(LONG volatile *Addend, LONG Value)
{
    LONG value = *(LONG *)Addend + Value;
    *(LONG *)Addend = value;
    return value;
}

LONG InterlockedExchangeAdd(LONG volatile *Addend, LONG Value)
{
    LONG old = *(LONG *)Addend;
    *(LONG *)Addend = old + Value;
    return old;
}

LONG InterlockedExchange(LONG volatile *Target, LONG Value)
{
    LONG old = *(LONG *)Target;
    *(LONG *)Target = Value;
    return old;
}

LONG InterlockedCompareExchange(LONG volatile *Destination, LONG Exchange, LONG Comparand)
{
    LONG old = *(LONG *)Destination;
    if (old == Comparand)
        *(LONG *)Destination = Exchange;
    return old;
}

LONG InterlockedAnd(LONG volatile *Destination, LONG Value)
{
    LONG old = *(LONG *)Destination;
    *(LONG *)Destination = old & Value;
    return old;
}

LONG InterlockedOr(LONG volatile *Destination, LONG Value)
{
    LONG old = *(LONG *)Destination;
    *(LONG *)Destination = old | Value;
    return old;
}

LONG InterlockedXor(LONG volatile *Destination, LONG Value)
{
    LONG old = *(LONG *)Destination;
    *(LONG *)Destination = old ^ Value;
    return old;
}

UCHAR InterlockedBitTestAndSet(LONG volatile *Base, LONG Bit)
{
    LONG old = *(LONG *)Base;
    *(LONG *)Base = old | (1L << (Bit & 31));
    return (UCHAR)((old >> (Bit & 31)) & 1);
}

UCHAR InterlockedBitTestAndReset(LONG volatile *Base, LONG Bit)
{
    LONG old = *(LONG *)Base;
    *(LONG *)Base = old & ~(1L << (Bit & 31));
    return (UCHAR)((old >> (Bit & 31)) & 1);
}

LONG64 InterlockedIncrement64(LONG64 volatile *Addend)
{
    LONG64 value = *(LONG64 *)Addend + 1;
    *(LONG64 *)Addend = value;
    return value;
}

LONG64 InterlockedDecrement64(LONG64 volatile *Addend)
{
    LONG64 value = *(LONG64 *)Addend - 1;
    *(LONG64 *)Addend = value;
    return value;
}

LONG64 InterlockedExchange64(LONG64 volatile *Target, LONG64 Value)
{
    LONG64 old = *(LONG64 *)Target;
    *(LONG64 *)Target = Value;
    return old;
}

LONG64 InterlockedCompareExchange64(LONG64 volatile *Destination, LONG64 Exchange, LONG64 Comparand)
{
    LONG64 old = *(LONG64 *)Destination;
    if (old == Comparand)
        *(LONG64 *)Destination = Exchange;
    return old;
}

PVOID InterlockedExchangePointer(PVOID volatile *Target, PVOID Value)
{
    PVOID old = *(PVOID *)Target;
    *(PVOID *)Target = Value;
    return old;
}

PVOID InterlockedCompareExchangePointer(PVOID volatile *Destination, PVOID Exchange, PVOID Comparand)
{
    PVOID old = *(PVOID *)Destination;
    if (old == Comparand)
        *(PVOID *)Destination = Exchange;
    return old;
}
