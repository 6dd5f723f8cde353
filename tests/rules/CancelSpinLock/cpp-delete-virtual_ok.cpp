//! rule: CancelSpinLock
//! expect: pass
//! about: `delete` through a base whose virtual destructor is defaulted runs the derived class's.
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
    Middle* object = new (DeviceExtension) Keeper;
    IoAcquireCancelSpinLock(&irql);
    delete object;
    return TRUE;
}
