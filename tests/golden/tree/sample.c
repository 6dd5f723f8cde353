typedef unsigned long ULONG, *PULONG;
typedef struct _QUEUE {
    struct _QUEUE *next;
    ULONG flags : 3, : 5;
    union { ULONG low; void *pointer; };
    ULONG (*service)(struct _QUEUE *queue, ULONG argument);
} QUEUE, *PQUEUE;

enum { QUEUE_BUSY = 1, QUEUE_DONE = QUEUE_BUSY << 1 };

static QUEUE table[2] = { { 0 }, { .flags = QUEUE_DONE, .service = 0 } };

#define FIRST(list) ((PQUEUE)(list)->next)

ULONG drain(PQUEUE list, ULONG limit)
{
    ULONG seen = 0;
    PQUEUE at;

    for (at = FIRST(list); at != list && seen < limit; at = at->next) {
        if (!(at->flags & QUEUE_BUSY))
            continue;
        __try {
            seen += (ULONG)-1 + at->service(at, sizeof(QUEUE) * 2);
            if (seen == 0) __leave;
        } __finally {
            at->flags &= ~QUEUE_BUSY;
        }
    }
    switch (seen) {
    case 0:
    case 1:
        goto done;
    default:
        seen++;
    }
done:
    return seen ? *(PULONG)&table[0].low : limit;
}
