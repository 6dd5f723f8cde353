/*
 * WMI library types, for WDM drivers (WMILIB) and for miniports (SCSIWMI).
 */
typedef enum { IrpProcessed, IrpNotCompleted, IrpNotWmi, IrpForward } SYSCTL_IRP_DISPOSITION, *PSYSCTL_IRP_DISPOSITION;
typedef enum { WmiEventControl, WmiDataBlockControl } WMIENABLEDISABLECONTROL;
typedef struct _WMIGUIDREGINFO {
    LPCGUID Guid;
    ULONG InstanceCount;
    ULONG Flags;
} WMIGUIDREGINFO, *PWMIGUIDREGINFO;
typedef NTSTATUS WMI_QUERY_REGINFO_CALLBACK(PDEVICE_OBJECT DeviceObject, PULONG RegFlags, PUNICODE_STRING InstanceName,
                                            PUNICODE_STRING *RegistryPath, PUNICODE_STRING MofResourceName,
                                            PDEVICE_OBJECT *Pdo);
typedef NTSTATUS WMI_QUERY_DATABLOCK_CALLBACK(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex, ULONG InstanceIndex,
                                              ULONG InstanceCount, PULONG InstanceLengthArray, ULONG BufferAvail,
                                              PUCHAR Buffer);
typedef NTSTATUS WMI_SET_DATABLOCK_CALLBACK(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex, ULONG InstanceIndex,
                                            ULONG BufferSize, PUCHAR Buffer);
typedef NTSTATUS WMI_SET_DATAITEM_CALLBACK(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex, ULONG InstanceIndex,
                                           ULONG DataItemId, ULONG BufferSize, PUCHAR Buffer);
typedef NTSTATUS WMI_EXECUTE_METHOD_CALLBACK(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex, ULONG InstanceIndex,
                                             ULONG MethodId, ULONG InBufferSize, ULONG OutBufferSize, PUCHAR Buffer);
typedef NTSTATUS WMI_FUNCTION_CONTROL_CALLBACK(PDEVICE_OBJECT DeviceObject, PIRP Irp, ULONG GuidIndex,
                                               WMIENABLEDISABLECONTROL Function, BOOLEAN Enable);
typedef struct _WMILIB_CONTEXT {
    ULONG GuidCount;
    PWMIGUIDREGINFO GuidList;
    WMI_QUERY_REGINFO_CALLBACK *QueryWmiRegInfo;
    WMI_QUERY_DATABLOCK_CALLBACK *QueryWmiDataBlock;
    WMI_SET_DATABLOCK_CALLBACK *SetWmiDataBlock;
    WMI_SET_DATAITEM_CALLBACK *SetWmiDataItem;
    WMI_EXECUTE_METHOD_CALLBACK *ExecuteWmiMethod;
    WMI_FUNCTION_CONTROL_CALLBACK *WmiFunctionControl;
} WMILIB_CONTEXT, *PWMILIB_CONTEXT;

typedef struct _SCSIWMIGUIDREGINFO {
    LPCGUID Guid;
    ULONG InstanceCount;
    ULONG Flags;
} SCSIWMIGUIDREGINFO, *PSCSIWMIGUIDREGINFO;
typedef struct _SCSIWMI_REQUEST_CONTEXT {
    PVOID UserContext;
    ULONG BufferSize;
    PUCHAR Buffer;
    UCHAR MinorFunction;
    UCHAR ReturnStatus;
    ULONG ReturnSize;
} SCSIWMI_REQUEST_CONTEXT, *PSCSIWMI_REQUEST_CONTEXT;
typedef enum { ScsiWmiEventControl, ScsiWmiDataBlockControl } SCSIWMI_ENABLE_DISABLE_CONTROL;
typedef UCHAR SCSIWMI_QUERY_REGINFO(PVOID DeviceContext, PSCSIWMI_REQUEST_CONTEXT RequestContext, PWCHAR *MofResourceName);
typedef BOOLEAN SCSIWMI_QUERY_DATABLOCK(PVOID DeviceContext, PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG GuidIndex,
                                        ULONG InstanceIndex, ULONG InstanceCount, PULONG InstanceLengthArray,
                                        ULONG BufferAvail, PUCHAR Buffer);
typedef BOOLEAN SCSIWMI_SET_DATABLOCK(PVOID DeviceContext, PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG GuidIndex,
                                      ULONG InstanceIndex, ULONG BufferSize, PUCHAR Buffer);
typedef BOOLEAN SCSIWMI_SET_DATAITEM(PVOID DeviceContext, PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG GuidIndex,
                                     ULONG InstanceIndex, ULONG DataItemId, ULONG BufferSize, PUCHAR Buffer);
typedef BOOLEAN SCSIWMI_EXECUTE_METHOD(PVOID DeviceContext, PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG GuidIndex,
                                       ULONG InstanceIndex, ULONG MethodId, ULONG InBufferSize, ULONG OutBufferSize,
                                       PUCHAR Buffer);
typedef BOOLEAN SCSIWMI_FUNCTION_CONTROL(PVOID DeviceContext, PSCSIWMI_REQUEST_CONTEXT RequestContext, ULONG GuidIndex,
                                         SCSIWMI_ENABLE_DISABLE_CONTROL Function, BOOLEAN Enable);
typedef struct _SCSIWMILIB_CONTEXT {
    ULONG GuidCount;
    PSCSIWMIGUIDREGINFO GuidList;
    SCSIWMI_QUERY_REGINFO *QueryWmiRegInfo;
    SCSIWMI_QUERY_DATABLOCK *QueryWmiDataBlock;
    SCSIWMI_SET_DATABLOCK *SetWmiDataBlock;
    SCSIWMI_SET_DATAITEM *SetWmiDataItem;
    SCSIWMI_EXECUTE_METHOD *ExecuteWmiMethod;
    SCSIWMI_FUNCTION_CONTROL *WmiFunctionControl;
} SCSI_WMILIB_CONTEXT, *PSCSI_WMILIB_CONTEXT;
#define ScsiPortWmiGetReturnStatus(context) ((context)->ReturnStatus)
#define ScsiPortWmiGetReturnSize(context) ((context)->ReturnSize)
