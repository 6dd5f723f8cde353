//! rule: CancelSpinLock
//! about: A virtual destructor that nobody wrote still leads to the derived class's; here the class has none.
KIRQL irql;

void* operator new(size_t, void* place) { return place; }
void operator delete(void*) {}

struct Base {
    virtual ~Base() = default;
};

struct Middle : Base {};

struct Keeper : Middle {
    ~Keeper() { IoReleaseCancelSpinLock(irql); }
};

struct Quiet : Middle {};

HW_STARTIO StartIo;

BOOLEAN StartIo(PVOID DeviceExtension, PSCSI_REQUEST_BLOCK Srb)
{
    UNREFERENCED_PARAMETER(Srb);
    Middle* object = new (DeviceExtension) Quiet;
    IoAcquireCancelSpinLock(&irql);
    if (object != nullptr)
        delete object;
    return TRUE; //~ violation CancelSpinLock held-at-exit
}
