/*
 * Counted string functions.
 * How to read a prototype: ../README.md, "Prototypes".
 */
NTSTATUS RtlStringCbCatA(_Inout_ PSTR pszDest, size_t cbDest, _In_ PCSTR pszSrc);
NTSTATUS RtlStringCbCopyA(_Out_ PSTR pszDest, size_t cbDest, _In_ PCSTR pszSrc);
NTSTATUS RtlStringCbCopyNA(_Out_ PSTR pszDest, size_t cbDest, _In_ PCSTR pszSrc, size_t cbSrc);
NTSTATUS RtlStringCbCopyNW(_Out_ PWSTR pszDest, size_t cbDest, _In_ PCWSTR pszSrc, size_t cbSrc);
NTSTATUS RtlStringCbCopyW(_Out_ PWSTR pszDest, size_t cbDest, _In_ PCWSTR pszSrc);
NTSTATUS RtlStringCbLengthA(_In_ PCSTR psz, size_t cbMax, _Out_ size_t *pcb);
NTSTATUS RtlStringCbPrintfA(_Out_ PSTR pszDest, size_t cbDest, _In_ PCSTR pszFormat, ...);
NTSTATUS RtlStringCbPrintfExA(_Out_ PSTR pszDest, size_t cbDest, _Out_ PSTR *ppszDestEnd,
    _Out_ size_t *pcbRemaining, DWORD dwFlags, _In_ PCSTR pszFormat, ...);
NTSTATUS RtlStringCbPrintfW(_Out_ PWSTR pszDest, size_t cbDest, _In_ PCWSTR pszFormat, ...);
NTSTATUS RtlStringCbVPrintfA(_Out_ PSTR pszDest, size_t cbDest, _In_ PCSTR pszFormat, va_list argList);
NTSTATUS RtlStringCchCatW(_Inout_ PWSTR pszDest, size_t cchDest, _In_ PCWSTR pszSrc);
NTSTATUS RtlStringCchCopyA(_Out_ PSTR pszDest, size_t cchDest, _In_ PCSTR pszSrc);
NTSTATUS RtlStringCchCopyNW(_Out_ PWSTR pszDest, size_t cchDest, _In_ PCWSTR pszSrc, size_t cchSrc);
NTSTATUS RtlStringCchCopyW(_Out_ PWSTR pszDest, size_t cchDest, _In_ PCWSTR pszSrc);
NTSTATUS RtlStringCchLengthA(_In_ PCSTR psz, size_t cchMax, _Out_ size_t *pcch);
NTSTATUS RtlStringCchLengthW(_In_ PCWSTR psz, size_t cchMax, _Out_ size_t *pcch);
NTSTATUS RtlStringCchPrintfA(_Out_ PSTR pszDest, size_t cchDest, _In_ PCSTR pszFormat, ...);
NTSTATUS RtlStringCchPrintfW(_Out_ PWSTR pszDest, size_t cchDest, _In_ PCWSTR pszFormat, ...);
NTSTATUS RtlStringCchVPrintfA(_Out_ PSTR pszDest, size_t cchDest, _In_ PCSTR pszFormat, va_list argList);
NTSTATUS RtlStringCchVPrintfW(_Out_ PWSTR pszDest, size_t cchDest, _In_ PCWSTR pszFormat, va_list argList);
NTSTATUS RtlStringFromGUID(_In_ REFGUID Guid, _Out_ PUNICODE_STRING GuidString);
NTSTATUS RtlUnicodeStringCat(_Inout_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString);
NTSTATUS RtlUnicodeStringCatString(_Inout_ PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc);
NTSTATUS RtlUnicodeStringCopy(_Out_ PUNICODE_STRING DestinationString, _In_ PCUNICODE_STRING SourceString);
NTSTATUS RtlUnicodeStringInit(_Out_ PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc);
NTSTATUS RtlUnicodeStringInitEx(_Out_ PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszSrc,
    DWORD dwFlags);
NTSTATUS RtlUnicodeStringPrintf(_Out_ PUNICODE_STRING DestinationString, NTSTRSAFE_PCWSTR pszFormat, ...);
