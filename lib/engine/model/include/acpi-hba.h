/*
 * Two small vocabularies of storage adapters: ACPI method buffers, and the WMI classes of the SM-HBA interface.
 */
#define ACPI_METHOD_ARGUMENT_INTEGER 0x0
#define ACPI_METHOD_ARGUMENT_STRING 0x1
#define ACPI_METHOD_ARGUMENT_BUFFER 0x2
#define ACPI_METHOD_ARGUMENT_PACKAGE 0x3
#define ACPI_METHOD_ARGUMENT_PACKAGE_EX 0x4
#define ACPI_EVAL_INPUT_BUFFER_SIGNATURE 0x42696541
#define ACPI_EVAL_INPUT_BUFFER_SIMPLE_INTEGER_SIGNATURE 0x49696541
#define ACPI_EVAL_INPUT_BUFFER_COMPLEX_SIGNATURE 0x43696541
#define ACPI_EVAL_OUTPUT_BUFFER_SIGNATURE 0x426f6541
typedef struct _ACPI_METHOD_ARGUMENT {
    USHORT Type;
    USHORT DataLength;
    union {
        ULONG Argument;
        UCHAR Data[1];
    };
} ACPI_METHOD_ARGUMENT, *PACPI_METHOD_ARGUMENT;
typedef struct _ACPI_EVAL_INPUT_BUFFER {
    ULONG Signature;
    union {
        UCHAR MethodName[4];
        ULONG MethodNameAsUlong;
    };
} ACPI_EVAL_INPUT_BUFFER, *PACPI_EVAL_INPUT_BUFFER;
typedef struct _ACPI_EVAL_INPUT_BUFFER_COMPLEX {
    ULONG Signature;
    union {
        UCHAR MethodName[4];
        ULONG MethodNameAsUlong;
    };
    ULONG Size;
    ULONG ArgumentCount;
    ACPI_METHOD_ARGUMENT Argument[1];
} ACPI_EVAL_INPUT_BUFFER_COMPLEX, *PACPI_EVAL_INPUT_BUFFER_COMPLEX;
typedef struct _ACPI_EVAL_OUTPUT_BUFFER {
    ULONG Signature;
    ULONG Length;
    ULONG Count;
    ACPI_METHOD_ARGUMENT Argument[1];
} ACPI_EVAL_OUTPUT_BUFFER, *PACPI_EVAL_OUTPUT_BUFFER;
#define ACPI_METHOD_ARGUMENT_LENGTH(length) \
    (__builtin_offsetof(ACPI_METHOD_ARGUMENT, Data) + max(sizeof(ULONG), (length)))
#define ACPI_METHOD_ARGUMENT_LENGTH_FROM_ARGUMENT(argument) \
    (ACPI_METHOD_ARGUMENT_LENGTH(((PACPI_METHOD_ARGUMENT)(argument))->DataLength))
#define ACPI_METHOD_NEXT_ARGUMENT(argument) \
    ((PACPI_METHOD_ARGUMENT)((PUCHAR)(argument) + ACPI_METHOD_ARGUMENT_LENGTH_FROM_ARGUMENT(argument)))
#define ACPI_METHOD_SET_ARGUMENT_INTEGER(argument, value)  \
    {                                                      \
        (argument)->Type = ACPI_METHOD_ARGUMENT_INTEGER;   \
        (argument)->DataLength = sizeof(ULONG);            \
        (argument)->Argument = (value);                    \
    }

#define HBA_STATUS_OK 0
#define HBA_STATUS_ERROR 1
#define HBA_STATUS_ERROR_NOT_SUPPORTED 2
#define HBA_PORTTYPE_UNKNOWN 1
#define HBA_PORTTYPE_OTHER 2
#define HBA_PORTTYPE_NOTPRESENT 3
#define HBA_PORTTYPE_SASDEVICE 30
#define HBA_PORTTYPE_SATADEVICE 31
#define HBA_PORTSTATE_UNKNOWN 1
#define HBA_PORTSTATE_ONLINE 2
#define HBA_PORTSTATE_OFFLINE 3
typedef struct _HBA_WWN {
    UCHAR wwn[8];
} HBA_WWN, *PHBA_WWN;
#define MS_SM_AdapterInformationQueryGuid {0xbdc67efa, 0xe5e7, 0x4777, {0xb1, 0x3c, 0x62, 0x14, 0x59, 0x65, 0x70, 0x99}}
#define MS_SM_PortInformationMethodsGuid {0x5b6a8b86, 0x708d, 0x4ec6, {0x82, 0xa6, 0x39, 0xad, 0xcf, 0x6f, 0x64, 0x33}}
#define SM_GetPortType 1
#define SM_GetAdapterPortAttributes 2
#define SM_GetDiscoveredPortAttributes 3
#define SM_GetPortAttributesByWWN 4
#define SM_GetProtocolStatistics 5
#define SM_GetPhyStatistics 6
#define SM_GetFCPhyAttributes 7
#define SM_GetSASPhyAttributes 8
#define SM_RefreshInformation 10
typedef struct _MS_SM_AdapterInformationQuery {
    ULONGLONG UniqueAdapterId;
    ULONG HBAStatus;
    ULONG NumberOfPorts;
    ULONG VendorSpecificID;
    WCHAR Manufacturer[65];
    WCHAR SerialNumber[65];
    WCHAR Model[257];
    WCHAR ModelDescription[257];
    WCHAR HardwareVersion[257];
    WCHAR DriverVersion[257];
    WCHAR OptionROMVersion[257];
    WCHAR FirmwareVersion[257];
    WCHAR DriverName[257];
    WCHAR HBASymbolicName[257];
    WCHAR RedundantOptionROMVersion[257];
    WCHAR RedundantFirmwareVersion[257];
    WCHAR MfgDomain[257];
} MS_SM_AdapterInformationQuery, *PMS_SM_AdapterInformationQuery;
typedef struct _MS_SMHBA_FC_Port {
    UCHAR NodeWWN[8];
    UCHAR PortWWN[8];
    ULONG FcId;
    ULONG PortSupportedClassofService;
    UCHAR PortSupportedFc4Types[32];
    UCHAR PortActiveFc4Types[32];
    UCHAR FabricName[8];
    ULONG NumberofDiscoveredPorts;
    UCHAR NumberofPhys;
    WCHAR PortSymbolicName[257];
} MS_SMHBA_FC_Port, *PMS_SMHBA_FC_Port;
typedef struct _MS_SMHBA_PORTATTRIBUTES {
    ULONG PortType;
    ULONG PortState;
    ULONG PortSpecificAttributesSize;
    WCHAR OSDeviceName[257];
    ULONGLONG Reserved;
    UCHAR PortSpecificAttributes[1];
} MS_SMHBA_PORTATTRIBUTES, *PMS_SMHBA_PORTATTRIBUTES;
typedef struct _SM_GetPortType_IN {
    ULONG PortIndex;
} SM_GetPortType_IN, *PSM_GetPortType_IN;
#define SM_GetPortType_IN_SIZE sizeof(SM_GetPortType_IN)
typedef struct _SM_GetPortType_OUT {
    ULONG HBAStatus;
    ULONG PortType;
} SM_GetPortType_OUT, *PSM_GetPortType_OUT;
#define SM_GetPortType_OUT_SIZE sizeof(SM_GetPortType_OUT)
typedef struct _SM_GetAdapterPortAttributes_IN {
    ULONG PortIndex;
    UCHAR PortSpecificAttributesMaxSize[4];
} SM_GetAdapterPortAttributes_IN, *PSM_GetAdapterPortAttributes_IN;
#define SM_GetAdapterPortAttributes_IN_SIZE sizeof(SM_GetAdapterPortAttributes_IN)
typedef struct _SM_GetAdapterPortAttributes_OUT {
    ULONG HBAStatus;
    MS_SMHBA_PORTATTRIBUTES PortAttributes;
} SM_GetAdapterPortAttributes_OUT, *PSM_GetAdapterPortAttributes_OUT;
#define SM_GetAdapterPortAttributes_OUT_SIZE sizeof(SM_GetAdapterPortAttributes_OUT)
typedef struct _SM_GetDiscoveredPortAttributes_IN {
    ULONG PortIndex;
    ULONG DiscoveredPortIndex;
    UCHAR PortSpecificAttributesMaxSize[4];
} SM_GetDiscoveredPortAttributes_IN, *PSM_GetDiscoveredPortAttributes_IN;
#define SM_GetDiscoveredPortAttributes_IN_SIZE sizeof(SM_GetDiscoveredPortAttributes_IN)
typedef struct _SM_GetDiscoveredPortAttributes_OUT {
    ULONG HBAStatus;
    MS_SMHBA_PORTATTRIBUTES PortAttributes;
} SM_GetDiscoveredPortAttributes_OUT, *PSM_GetDiscoveredPortAttributes_OUT;
#define SM_GetDiscoveredPortAttributes_OUT_SIZE sizeof(SM_GetDiscoveredPortAttributes_OUT)
typedef struct _SM_GetPortAttributesByWWN_IN {
    UCHAR PortWWN[8];
    UCHAR DomainPortWWN[8];
} SM_GetPortAttributesByWWN_IN, *PSM_GetPortAttributesByWWN_IN;
#define SM_GetPortAttributesByWWN_IN_SIZE sizeof(SM_GetPortAttributesByWWN_IN)
typedef struct _SM_GetPortAttributesByWWN_OUT {
    ULONG HBAStatus;
    MS_SMHBA_PORTATTRIBUTES PortAttributes;
} SM_GetPortAttributesByWWN_OUT, *PSM_GetPortAttributesByWWN_OUT;
#define SM_GetPortAttributesByWWN_OUT_SIZE sizeof(SM_GetPortAttributesByWWN_OUT)
typedef struct _SM_GetProtocolStatistics_IN {
    ULONG PortIndex;
    ULONG ProtocolType;
} SM_GetProtocolStatistics_IN, *PSM_GetProtocolStatistics_IN;
#define SM_GetProtocolStatistics_IN_SIZE sizeof(SM_GetProtocolStatistics_IN)
typedef struct _SM_GetProtocolStatistics_OUT {
    ULONG HBAStatus;
    ULONG Reserved;
    LONGLONG Statistics[14];
} SM_GetProtocolStatistics_OUT, *PSM_GetProtocolStatistics_OUT;
#define SM_GetProtocolStatistics_OUT_SIZE sizeof(SM_GetProtocolStatistics_OUT)
typedef struct _SM_GetPhyStatistics_IN {
    ULONG PortIndex;
    ULONG PhyIndex;
    ULONG InNumOfPhyCounters;
} SM_GetPhyStatistics_IN, *PSM_GetPhyStatistics_IN;
#define SM_GetPhyStatistics_IN_SIZE sizeof(SM_GetPhyStatistics_IN)
typedef struct _SM_GetPhyStatistics_OUT {
    ULONG HBAStatus;
    ULONG TotalNumOfPhyCounters;
    ULONG OutNumOfPhyCounters;
    LONGLONG PhyCounter[1];
} SM_GetPhyStatistics_OUT, *PSM_GetPhyStatistics_OUT;
#define SM_GetPhyStatistics_OUT_SIZE sizeof(SM_GetPhyStatistics_OUT)
typedef struct _SM_GetFCPhyAttributes_IN {
    ULONG PortIndex;
    ULONG PhyIndex;
} SM_GetFCPhyAttributes_IN, *PSM_GetFCPhyAttributes_IN;
#define SM_GetFCPhyAttributes_IN_SIZE sizeof(SM_GetFCPhyAttributes_IN)
typedef struct _SM_GetFCPhyAttributes_OUT {
    ULONG HBAStatus;
    ULONG PhyType[8];
} SM_GetFCPhyAttributes_OUT, *PSM_GetFCPhyAttributes_OUT;
#define SM_GetFCPhyAttributes_OUT_SIZE sizeof(SM_GetFCPhyAttributes_OUT)
typedef struct _SM_GetSASPhyAttributes_IN {
    ULONG PortIndex;
    ULONG PhyIndex;
} SM_GetSASPhyAttributes_IN, *PSM_GetSASPhyAttributes_IN;
#define SM_GetSASPhyAttributes_IN_SIZE sizeof(SM_GetSASPhyAttributes_IN)
typedef struct _SM_GetSASPhyAttributes_OUT {
    ULONG HBAStatus;
    ULONG PhyType[8];
} SM_GetSASPhyAttributes_OUT, *PSM_GetSASPhyAttributes_OUT;
#define SM_GetSASPhyAttributes_OUT_SIZE sizeof(SM_GetSASPhyAttributes_OUT)
