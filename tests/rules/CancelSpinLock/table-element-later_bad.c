//! rule: CancelSpinLock
//! about: the element of a large table that is read first is settled by what the switch below asks of the same byte
static PCSTR const Names[48] = {
    "op 00", "op 01", "op 02", "op 03", "op 04", "op 05", "op 06", "op 07",
    "op 08", "op 09", "op 0a", "op 0b", "op 0c", "op 0d", "op 0e", "op 0f",
    "op 10", "op 11", "op 12", "op 13", "op 14", "op 15", "op 16", "op 17",
    "op 18", "op 19", "op 1a", "op 1b", "op 1c", "op 1d", "op 1e", "op 1f",
    "op 20", "op 21", "op 22", "op 23", "op 24", "op 25", "op 26", "op 27",
    "op 28", "op 29", "op 2a", "op 2b", "op 2c", "op 2d", "op 2e", "op 2f",
};
static PCSTR NameOf(UCHAR op) {
    if (op >= 48) return "other";
    return Names[op];
}
HW_STARTIO StartIo;
BOOLEAN StartIo(PVOID ext, PSCSI_REQUEST_BLOCK srb) {
    KIRQL irql;
    DbgPrint("%s", NameOf(srb->Cdb[0]));
    IoAcquireCancelSpinLock(&irql);
    switch (srb->Cdb[0]) {
    case 0x12:
        srb->SrbStatus = SRB_STATUS_SUCCESS;
        break;
    case 0x2A:
        return FALSE; //~ violation CancelSpinLock held-at-exit
    default:
        break;
    }
    IoReleaseCancelSpinLock(irql);
    return TRUE;
}
