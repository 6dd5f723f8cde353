/*
 * Annotations of SAL 2 and SAL 1 on parameters, fields and return values.
 *
 * A direction becomes a mark (`__portcullis_mark(in | out | inout)`); sizes, ranges and nullness carry nothing we use
 * and expand to nothing. Order of marks within one parameter is not kept; the first direction wins.
 */

/* SAL 2: parameters that are read. */
#define _In_ __portcullis_mark(in)
#define _In_opt_ __portcullis_mark(in)
#define _In_z_ __portcullis_mark(in)
#define _In_opt_z_ __portcullis_mark(in)
#define _In_defensive_ __portcullis_mark(in)
#define _In_reads_(n) __portcullis_mark(in)
#define _In_reads_opt_(n) __portcullis_mark(in)
#define _In_reads_z_(n) __portcullis_mark(in)
#define _In_reads_opt_z_(n) __portcullis_mark(in)
#define _In_reads_bytes_(n) __portcullis_mark(in)
#define _In_reads_bytes_opt_(n) __portcullis_mark(in)
#define _In_reads_or_z_(n) __portcullis_mark(in)
#define _In_reads_or_z_opt_(n) __portcullis_mark(in)
#define _In_reads_to_ptr_(n) __portcullis_mark(in)
#define _In_reads_to_ptr_opt_(n) __portcullis_mark(in)
#define _In_count_(n) __portcullis_mark(in)
#define _In_bytecount_(n) __portcullis_mark(in)
#define _In_opt_count_(n) __portcullis_mark(in)
#define _In_opt_bytecount_(n) __portcullis_mark(in)
#define _In_range_(low, high)

/* SAL 2: parameters that are written. */
#define _Out_ __portcullis_mark(out)
#define _Out_opt_ __portcullis_mark(out)
#define _Outptr_ __portcullis_mark(out)
#define _Outptr_opt_ __portcullis_mark(out)
#define _Outptr_result_maybenull_ __portcullis_mark(out)
#define _Outptr_opt_result_maybenull_ __portcullis_mark(out)
#define _Outptr_result_z_ __portcullis_mark(out)
#define _Outptr_opt_result_z_ __portcullis_mark(out)
#define _Outptr_result_maybenull_z_ __portcullis_mark(out)
#define _Outptr_result_nullonfailure_ __portcullis_mark(out)
#define _Outptr_opt_result_nullonfailure_ __portcullis_mark(out)
#define _COM_Outptr_ __portcullis_mark(out)
#define _COM_Outptr_opt_ __portcullis_mark(out)
#define _COM_Outptr_result_maybenull_ __portcullis_mark(out)
#define _COM_Outptr_opt_result_maybenull_ __portcullis_mark(out)
#define _Outref_ __portcullis_mark(out)
#define _Outref_result_maybenull_ __portcullis_mark(out)
#define _Result_nullonfailure_
#define _Result_zeroonfailure_
#define _Out_writes_(n) __portcullis_mark(out_many)
#define _Out_writes_opt_(n) __portcullis_mark(out_many)
#define _Out_writes_z_(n) __portcullis_mark(out_many)
#define _Out_writes_opt_z_(n) __portcullis_mark(out_many)
#define _Out_writes_bytes_(n) __portcullis_mark(out_many)
#define _Out_writes_bytes_opt_(n) __portcullis_mark(out_many)
#define _Out_writes_all_(n) __portcullis_mark(out_many)
#define _Out_writes_all_opt_(n) __portcullis_mark(out_many)
#define _Out_writes_bytes_all_(n) __portcullis_mark(out_many)
#define _Out_writes_bytes_all_opt_(n) __portcullis_mark(out_many)
#define _Out_writes_to_ptr_(n) __portcullis_mark(out_many)
#define _Out_cap_(n) __portcullis_mark(out_many)
#define _Out_bytecap_(n) __portcullis_mark(out_many)
#define _Out_opt_cap_(n) __portcullis_mark(out_many)
#define _Out_opt_bytecap_(n) __portcullis_mark(out_many)
#define _Out_z_cap_(n) __portcullis_mark(out_many)
#define _Outptr_result_buffer_(n) __portcullis_mark(out)
#define _Outptr_opt_result_buffer_(n) __portcullis_mark(out)
#define _Outptr_result_bytebuffer_(n) __portcullis_mark(out)
#define _Outptr_opt_result_bytebuffer_(n) __portcullis_mark(out)
#define _Outptr_result_buffer_maybenull_(n) __portcullis_mark(out)
#define _Outptr_result_bytebuffer_maybenull_(n) __portcullis_mark(out)
#define _Outptr_opt_result_bytebuffer_maybenull_(n) __portcullis_mark(out)
#define _Out_writes_to_(n, used) __portcullis_mark(out_many)
#define _Out_writes_to_opt_(n, used) __portcullis_mark(out_many)
#define _Out_writes_bytes_to_(n, used) __portcullis_mark(out_many)
#define _Out_writes_bytes_to_opt_(n, used) __portcullis_mark(out_many)
#define _Out_cap_post_count_(n, used) __portcullis_mark(out_many)
#define _Out_bytecap_post_bytecount_(n, used) __portcullis_mark(out_many)
#define _Outptr_result_buffer_to_(n, used) __portcullis_mark(out)
#define _Outptr_result_bytebuffer_to_(n, used) __portcullis_mark(out)
#define _Out_range_(low, high)

/* SAL 2: parameters that are read and written. */
#define _Inout_ __portcullis_mark(inout)
#define _Inout_opt_ __portcullis_mark(inout)
#define _Inout_z_ __portcullis_mark(inout)
#define _Inout_opt_z_ __portcullis_mark(inout)
#define _Inout_defensive_ __portcullis_mark(inout)
#define _Inout_updates_(n) __portcullis_mark(inout_many)
#define _Inout_updates_opt_(n) __portcullis_mark(inout_many)
#define _Inout_updates_z_(n) __portcullis_mark(inout_many)
#define _Inout_updates_opt_z_(n) __portcullis_mark(inout_many)
#define _Inout_updates_bytes_(n) __portcullis_mark(inout_many)
#define _Inout_updates_bytes_opt_(n) __portcullis_mark(inout_many)
#define _Inout_updates_all_(n) __portcullis_mark(inout_many)
#define _Inout_updates_all_opt_(n) __portcullis_mark(inout_many)
#define _Inout_updates_bytes_all_(n) __portcullis_mark(inout_many)
#define _Inout_updates_bytes_all_opt_(n) __portcullis_mark(inout_many)
#define _Inout_count_(n) __portcullis_mark(inout_many)
#define _Inout_bytecount_(n) __portcullis_mark(inout_many)
#define _Inout_updates_to_(n, used) __portcullis_mark(inout_many)
#define _Inout_updates_to_opt_(n, used) __portcullis_mark(inout_many)
#define _Inout_updates_bytes_to_(n, used) __portcullis_mark(inout_many)
#define _Inout_updates_bytes_to_opt_(n, used) __portcullis_mark(inout_many)

/* SAL 2: everything else. */
#define _Reserved_
#define _Const_
#define _Must_inspect_result_
#define _Check_return_
#define _Check_return_opt_
#define _Maybenull_
#define _Notnull_
#define _Null_
#define _Null_terminated_
#define _NullNull_terminated_
#define _Valid_
#define _Notvalid_
#define _Maybevalid_
#define _Pre_null_
#define _Pre_notnull_
#define _Pre_maybenull_
#define _Pre_valid_
#define _Pre_opt_valid_
#define _Pre_invalid_
#define _Pre_unknown_
#define _Pre_z_
#define _Pre_defensive_
#define _Post_null_
#define _Post_notnull_
#define _Post_maybenull_
#define _Post_valid_
#define _Post_invalid_
#define _Post_ptr_invalid_
#define _Post_z_
#define _Post_defensive_
#define _Pre_
#define _Post_
#define _Deref_
#define _Deref_out_
#define _Deref_out_opt_
#define _Deref_opt_out_
#define _Deref_inout_
#define _Deref_in_
#define _Deref_pre_z_
#define _Deref_post_z_
#define _Deref_post_valid_
#define _Deref_post_notnull_
#define _Deref_post_maybenull_
#define _Deref_post_null_
#define _Deref_out_z_
#define _Ret_
#define _Ret_z_
#define _Ret_opt_z_
#define _Ret_valid_
#define _Ret_notnull_
#define _Ret_maybenull_
#define _Ret_null_
#define _Ret_maybenull_z_
#define _Prepost_z_
#define _Prepost_valid_
#define _Field_z_
#define _Points_to_data_
#define _Literal_
#define _Notliteral_
#define _Printf_format_string_
#define _Scanf_format_string_
#define _Use_decl_annotations_
#define _Enum_is_bitflag_
#define _Strict_type_match_
#define _Analysis_noreturn_
#define _NODISCARD
#define _Null_on_failure_
#define _Success_(x)
#define _On_failure_(x)
#define _Always_(x)
#define _Group_(x)
#define _Return_type_success_(x)
#define _Pre_satisfies_(x)
#define _Post_satisfies_(x)
#define _Post_equal_to_(x)
#define _Post_readable_size_(x)
#define _Post_readable_byte_size_(x)
#define _Post_writable_size_(x)
#define _Post_writable_byte_size_(x)
#define _Pre_readable_size_(x)
#define _Pre_readable_byte_size_(x)
#define _Pre_writable_size_(x)
#define _Pre_writable_byte_size_(x)
#define _Readable_bytes_(x)
#define _Readable_elements_(x)
#define _Writable_bytes_(x)
#define _Writable_elements_(x)
#define _Unchanged_(x)
#define _Pre_equal_to_(x)
#define _Ret_writes_(x)
#define _Ret_writes_z_(x)
#define _Ret_writes_bytes_(x)
#define _Ret_writes_maybenull_(x)
#define _Ret_writes_bytes_maybenull_(x)
#define _Ret_count_(x)
#define _Ret_bytecount_(x)
#define _Field_size_(x)
#define _Field_size_opt_(x)
#define _Field_size_bytes_(x)
#define _Field_size_bytes_opt_(x)
#define _Field_size_full_(x)
#define _Field_size_bytes_full_(x)
#define _Struct_size_bytes_(x)
#define _Inexpressible_(x)
#define _Satisfies_(x)
#define _Nullterm_length_(x)
#define _Deref_ret_range_(x)
#define _When_(x, annotations)
#define _At_(x, annotations)
#define _Field_range_(low, high)
#define _Ret_range_(low, high)
#define _Deref_out_range_(low, high)
#define _Deref_in_range_(low, high)
#define _Field_size_part_(low, high)
#define _Field_size_bytes_part_(low, high)
#define _Ret_writes_to_(low, high)
#define _Ret_writes_bytes_to_(low, high)
#define _Scanf_s_format_string_params_(low, high)
#define _Printf_format_string_params_(n)
#define _At_buffer_(buffer, index, bound, annotations)

/* What the code promises the analyzer: assumed by the engine, and listed with the verdict. */
#define _Analysis_assume_(e) __portcullis_assume(e)
#define __analysis_assume(e) __portcullis_assume(e)
#define __assume(e) __portcullis_assume(e)
#define _Analysis_assume_nullterminated_(x)
#define _Analysis_mode_(x)
#define _Analysis_code_type_user_code_
#define _Analysis_code_type_kernel_code_
#define __annotation(...)
#define _Analysis_assume_smart_lock_held_(x)

/* SAL 1. */
#define __in __portcullis_mark(in)
#define __in_opt __portcullis_mark(in)
#define __in_z __portcullis_mark(in)
#define __in_z_opt __portcullis_mark(in)
#define __in_ecount(n) __portcullis_mark(in)
#define __in_bcount(n) __portcullis_mark(in)
#define __in_ecount_opt(n) __portcullis_mark(in)
#define __in_bcount_opt(n) __portcullis_mark(in)
#define __in_ecount_z(n) __portcullis_mark(in)
#define __in_bcount_z(n) __portcullis_mark(in)
#define __in_ecount_full(n) __portcullis_mark(in)
#define __in_bcount_full(n) __portcullis_mark(in)
#define __in_ecount_full_opt(n) __portcullis_mark(in)
#define __in_bcount_full_opt(n) __portcullis_mark(in)
#define __in_ecount_z_opt(n) __portcullis_mark(in)
#define __in_bcount_nz(n) __portcullis_mark(in)
#define __in_ecount_part(n, used) __portcullis_mark(in)
#define __in_bcount_part(n, used) __portcullis_mark(in)
#define __in_ecount_part_opt(n, used) __portcullis_mark(in)
#define __in_bcount_part_opt(n, used) __portcullis_mark(in)
#define __out __portcullis_mark(out)
#define __out_opt __portcullis_mark(out)
#define __out_z __portcullis_mark(out)
#define __out_z_opt __portcullis_mark(out)
#define __out_ecount(n) __portcullis_mark(out)
#define __out_bcount(n) __portcullis_mark(out)
#define __out_ecount_opt(n) __portcullis_mark(out)
#define __out_bcount_opt(n) __portcullis_mark(out)
#define __out_ecount_z(n) __portcullis_mark(out)
#define __out_bcount_z(n) __portcullis_mark(out)
#define __out_ecount_full(n) __portcullis_mark(out)
#define __out_bcount_full(n) __portcullis_mark(out)
#define __out_ecount_full_opt(n) __portcullis_mark(out)
#define __out_bcount_full_opt(n) __portcullis_mark(out)
#define __out_ecount_z_opt(n) __portcullis_mark(out)
#define __out_bcount_nz(n) __portcullis_mark(out)
#define __out_ecount_part(n, used) __portcullis_mark(out)
#define __out_bcount_part(n, used) __portcullis_mark(out)
#define __out_ecount_part_opt(n, used) __portcullis_mark(out)
#define __out_bcount_part_opt(n, used) __portcullis_mark(out)
#define __inout __portcullis_mark(inout)
#define __inout_opt __portcullis_mark(inout)
#define __inout_z __portcullis_mark(inout)
#define __inout_z_opt __portcullis_mark(inout)
#define __inout_ecount(n) __portcullis_mark(inout)
#define __inout_bcount(n) __portcullis_mark(inout)
#define __inout_ecount_opt(n) __portcullis_mark(inout)
#define __inout_bcount_opt(n) __portcullis_mark(inout)
#define __inout_ecount_z(n) __portcullis_mark(inout)
#define __inout_bcount_z(n) __portcullis_mark(inout)
#define __inout_ecount_full(n) __portcullis_mark(inout)
#define __inout_bcount_full(n) __portcullis_mark(inout)
#define __inout_ecount_full_opt(n) __portcullis_mark(inout)
#define __inout_bcount_full_opt(n) __portcullis_mark(inout)
#define __inout_ecount_z_opt(n) __portcullis_mark(inout)
#define __inout_bcount_nz(n) __portcullis_mark(inout)
#define __inout_ecount_part(n, used) __portcullis_mark(inout)
#define __inout_bcount_part(n, used) __portcullis_mark(inout)
#define __inout_ecount_part_opt(n, used) __portcullis_mark(inout)
#define __inout_bcount_part_opt(n, used) __portcullis_mark(inout)
#define __deref_out __portcullis_mark(out)
#define __deref_out_opt __portcullis_mark(out)
#define __deref_opt_out __portcullis_mark(out)
#define __deref_opt_out_opt __portcullis_mark(out)
#define __deref_out_z __portcullis_mark(out)
#define __deref_out_range(low, high)
#define __deref_out_bcount(n) __portcullis_mark(out)
#define __deref_out_ecount(n) __portcullis_mark(out)
#define __deref_out_bcount_opt(n) __portcullis_mark(out)
#define __deref_out_ecount_opt(n) __portcullis_mark(out)
#define __deref_opt_out_bcount(n) __portcullis_mark(out)
#define __deref_inout __portcullis_mark(inout)
#define __deref_inout_opt __portcullis_mark(inout)
#define __deref_opt_inout __portcullis_mark(inout)
#define __reserved
#define __checkReturn
#define __nullterminated
#define __nullnullterminated
#define __notnull
#define __maybenull
#define __valid
#define __typefix(x)
#define __format_string
#define __callback
#define __control_entrypoint(x)
#define __data_entrypoint(x)
#define __field_ecount(n)
#define __field_bcount(n)
#define __field_ecount_opt(n)
#define __field_bcount_opt(n)
#define __field_ecount_part(n, used)
#define __field_bcount_part(n, used)
#define __in_range(low, high)
#define __out_range(low, high)
#define __struct_bcount(n)
#define __success(x)
#define __on_failure(x)
#define __post
#define __pre
#define __deref
#define __refparam
#define __exceptthat
#define __inexpressible_readableTo(x)
#define __writableTo(x)
#define __readableTo(x)
#define __byte_writableTo(x)
#define __byte_readableTo(x)
#define __in_data_source(x)
#define __out_data_source(x)
#define __in_xcount(n)
#define __inner_checkReturn
#define __range(low, high)
#define __bcount(n)
#define __ecount(n)
#define __in_xcount_opt(n)
