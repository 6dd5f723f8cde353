/**
 * Headers of the WDK, the SDK and the C runtime whose words the model does not hold. Drivers often include them in
 * quotes; they stay missing, but what they declare is the system's, and none of it takes or gives back a lock of the
 * driver behind its back. Names that a driver may as well give to a header of its own (`video.h`, `usb.h`) are left out.
 */
const names = new Set(
  `
  1394.h acpitabl.h afilter.h agp.h atm.h avc.h batclass.h bdasup.h bthddi.h bthdef.h bthguid.h bthioctl.h bthsdpddi.h
  cfgmgr32.h classpnp.h d3dkmddi.h d3dkmdt.h d3dkmthk.h d4drvif.h d4iface.h dbgeng.h ddkmapi.h devguid.h
  dispmprt.h dmusicks.h drmk.h dvp.h filehc.h fltkernel.h fltuser.h fltuserstructures.h fwpmk.h fwpmtypes.h fwpsk.h
  fwptypes.h fwpvi.h gpioclx.h hdaudio.h hidclass.h hidpddi.h hidpi.h hidport.h hidsdi.h hidusage.h hubbusif.h
  iccevent.h irmini.h kbdmou.h kcom.h ks.h ksdebug.h ksguid.h ksmedia.h ksproxy.h mcd.h mpio.h mpiodisk.h mspab.h
  mstcpip.h ndis.h ndischimney.h ndisguid.h netcx.h netevent.h netiodef.h netioapi.h netpnp.h newdev.h nfcdriver.h
  nldef.h ntagp.h ntdd1394.h ntdd8042.h ntddbeep.h ntddcdrm.h ntddcdvd.h ntddchgr.h ntddft.h ntddip.h ntddkbd.h
  ntddmmc.h ntddmodm.h ntddmou.h ntddndis.h ntddnfs.h ntddpar.h ntddpcm.h ntddpsch.h ntddser.h ntddsnd.h ntddtdi.h
  ntddtx.h ntddvdeo.h ntenclv.h ntlsa.h ntnls.h ntsecapi.h ntverp.h ntvpd.h pcivirt.h pepfx.h portcls.h
  punknown.h regstr.h reshub.h scsiwmi.h sdpnode.h sdport.h sensorsdef.h setupapi.h sffdisk.h sffprop.h
  smclib.h spbcx.h stdunk.h storduid.h strmini.h swenum.h tdi.h tdiinfo.h tdikrnl.h tdistat.h tvout.h
  ucmcx.h udecx.h ufxbase.h ufxclient.h upssvc.h usb100.h usb200.h usbbusif.h usbcamdi.h usbdi.h
  usbdlib.h usbdrivr.h usbfnbase.h usbiodef.h usbioctl.h usbkern.h usbprint.h usbprotocoldefs.h usbrpmif.h usbscan.h
  usbspec.h usbstorioctl.h usbuser.h vfw.h videoagp.h wdbgexts.h wdf.h wdfminiport.h wdfusb.h wdm1394.h
  wdsksvc.h winddi.h winioctl.h winsmcrd.h winsplp.h wmiguid.h ws2def.h ws2ipdef.h wsk.h wskapi.h xfilter.h zwapi.h
  `
    .trim()
    .split(/\s+/),
);

/** @param name without folder, lower case */
export function isKitHeader(name: string): boolean {
  return names.has(name);
}
