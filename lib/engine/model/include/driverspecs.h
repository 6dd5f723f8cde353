/*
 * Driver annotations: roles, IRQL and locks. Those that carry a fact become marks (vocabulary in ../README.md);
 * the rest expand to nothing. Both spellings are here: `_X_` (WDK 8 and later) and `__drv_x` (WDK 6 and 7).
 */

/* Callback roles. */
#define _Function_class_(name) __portcullis_mark(role, name)
#define __drv_functionClass(name) __portcullis_mark(role, name)
#define _Dispatch_type_(major) __portcullis_mark(dispatch, major)
#define __drv_dispatchType(major) __portcullis_mark(dispatch, major)
#define __drv_dispatchType_other __portcullis_mark(dispatch, other)

/* IRQL at entry and at exit. */
#define _IRQL_requires_(level) __portcullis_mark(irql_requires, level)
#define _IRQL_requires_max_(level) __portcullis_mark(irql_requires_max, level)
#define _IRQL_requires_min_(level) __portcullis_mark(irql_requires_min, level)
#define _IRQL_raises_(level) __portcullis_mark(irql_raises, level)
#define _IRQL_always_function_max_(level) __portcullis_mark(irql_function_max, level)
#define _IRQL_always_function_min_(level) __portcullis_mark(irql_function_min, level)
#define __drv_requiresIRQL(level) __portcullis_mark(irql_requires, level)
#define __drv_maxIRQL(level) __portcullis_mark(irql_requires_max, level)
#define __drv_minIRQL(level) __portcullis_mark(irql_requires_min, level)
#define __drv_raisesIRQL(level) __portcullis_mark(irql_raises, level)
#define __drv_setsIRQL(level) __portcullis_mark(irql_raises, level)
#define __drv_maxFunctionIRQL(level) __portcullis_mark(irql_function_max, level)
#define __drv_minFunctionIRQL(level) __portcullis_mark(irql_function_min, level)
#define _Kernel_IRQL_raises_(level) __portcullis_mark(irql_raises, level)
#define _IRQL_requires_same_ __portcullis_mark(irql_requires_same)
#define __drv_sameIRQL __portcullis_mark(irql_requires_same)
#define _IRQL_saves_ __portcullis_mark(irql_saves)
#define __drv_savesIRQL __portcullis_mark(irql_saves)
#define _IRQL_restores_ __portcullis_mark(irql_restores)
#define __drv_restoresIRQL __portcullis_mark(irql_restores)
#define _IRQL_uses_cancel_ __portcullis_mark(irql_uses_cancel)
#define __drv_useCancelIRQL __portcullis_mark(irql_uses_cancel)
#define _IRQL_is_cancel_ __portcullis_mark(irql_is_cancel)
#define __drv_isCancelIRQL __portcullis_mark(irql_is_cancel)
#define _IRQL_saves_global_(kind, object) __portcullis_mark(irql_saves_global, kind, object)
#define __drv_savesIRQLGlobal(kind, object) __portcullis_mark(irql_saves_global, kind, object)
#define _IRQL_restores_global_(kind, object) __portcullis_mark(irql_restores_global, kind, object)
#define __drv_restoresIRQLGlobal(kind, object) __portcullis_mark(irql_restores_global, kind, object)

/* Locks. */
#define _Acquires_lock_(lock) __portcullis_mark(acquires_lock, lock)
#define _Releases_lock_(lock) __portcullis_mark(releases_lock, lock)
#define _Requires_lock_held_(lock) __portcullis_mark(requires_lock_held, lock)
#define _Requires_lock_not_held_(lock) __portcullis_mark(requires_lock_not_held, lock)
#define _Acquires_exclusive_lock_(lock) __portcullis_mark(acquires_lock, lock)
#define _Acquires_shared_lock_(lock) __portcullis_mark(acquires_lock, lock)
#define _Acquires_nonreentrant_lock_(lock) __portcullis_mark(acquires_lock, lock)
#define _Releases_nonreentrant_lock_(lock) __portcullis_mark(releases_lock, lock)
#define _Releases_exclusive_lock_(lock) __portcullis_mark(releases_lock, lock)
#define _Releases_shared_lock_(lock) __portcullis_mark(releases_lock, lock)
#define _Requires_exclusive_lock_held_(lock) __portcullis_mark(requires_lock_held, lock)
#define _Requires_shared_lock_held_(lock) __portcullis_mark(requires_lock_held, lock)
#define __drv_acquiresExclusiveResource(kind) __portcullis_mark(acquires_lock, kind)
#define __drv_releasesExclusiveResource(kind) __portcullis_mark(releases_lock, kind)
#define __drv_mustHold(kind) __portcullis_mark(requires_lock_held, kind)
#define __drv_neverHold(kind) __portcullis_mark(requires_lock_not_held, kind)
#define __drv_acquiresResource(kind) __portcullis_mark(acquires_lock, kind)
#define __drv_releasesResource(kind) __portcullis_mark(releases_lock, kind)
#define __drv_acquiresResourceGlobal(kind, object) __portcullis_mark(acquires_lock, object)
#define __drv_releasesResourceGlobal(kind, object) __portcullis_mark(releases_lock, object)
#define __drv_acquiresExclusiveResourceGlobal(kind, object) __portcullis_mark(acquires_lock, object)
#define __drv_releasesExclusiveResourceGlobal(kind, object) __portcullis_mark(releases_lock, object)
#define __drv_mustHoldGlobal(kind, object) __portcullis_mark(requires_lock_held, object)
#define __drv_neverHoldGlobal(kind, object) __portcullis_mark(requires_lock_not_held, object)
#define __drv_mustHoldCriticalRegion
#define __drv_neverHoldCriticalRegion
#define __drv_mustHoldCancelSpinLock __portcullis_mark(requires_lock_held, CancelSpinLock)
#define __drv_neverHoldCancelSpinLock __portcullis_mark(requires_lock_not_held, CancelSpinLock)
#define __drv_acquiresCancelSpinLock __portcullis_mark(acquires_lock, CancelSpinLock)
#define __drv_releasesCancelSpinLock __portcullis_mark(releases_lock, CancelSpinLock)
#define _Analysis_assume_lock_held_(x)
#define _Analysis_assume_lock_not_held_(x)
#define _Analysis_assume_lock_acquired_(x)
#define _Analysis_assume_lock_released_(x)
#define _Analysis_suppress_lock_checking_(x)
#define _Guarded_by_(x)
#define _Write_guarded_by_(x)
#define _Has_lock_kind_(x)
#define _Create_lock_level_(x)
#define _Has_lock_level_(x)
#define _Lock_level_order_(a, b)
#define _Post_same_lock_(a, b)
#define _Interlocked_
#define _Interlocked_operand_
#define _Requires_no_locks_held_
#define _No_competing_thread_
#define _No_competing_thread_begin_
#define _No_competing_thread_end_
#define _Internal_lock_level_

/* No fact we use. */
#define _Kernel_float_saved_
#define _Kernel_float_restored_
#define _Kernel_float_used_
#define _Kernel_entry_
#define _Kernel_entry_always_
#define __drv_inTry
#define __drv_notInTry
#define __drv_aliasesMem
#define __drv_out(x)
#define __drv_in(x)
#define __drv_interlocked
#define __drv_strictType
#define __drv_functionPtr
#define __drv_constant
#define __drv_nonConstant
#define __drv_notPointer
#define __drv_isObjectPointer
#define __drv_fatal
#define __drv_nop
#define __drv_unit_internal_kernel_driver
#define __drv_unit_kernel_code
#define __drv_unit_kernel_driver
#define __drv_unit_user_mode_driver
#define __drv_unit_user_code
#define __kernel_code
#define __kernel_driver
#define __user_code
#define __user_driver
#define __internal_kernel_driver
#define _Kernel_float_used
#define __drv_allocatesMem(x)
#define __drv_freesMem(x)
#define __drv_deref(x)
#define __drv_when(a, b)
#define __drv_ret(x)
#define __drv_preferredFunction(a, b)
#define __drv_reportError(x)
#define __drv_valueIs(x)
#define __drv_completionType(x)
#define __drv_strictTypeMatch(x)
#define __drv_clearDoInit(x)
#define __drv_callbackType(x)
#define __drv_arg(a, b)
#define __drv_at(a, b)
#define __drv_unit(x)
#define __drv_declspec(x)
#define __drv_inTry_(x)
#define __drv_typeBitset(x)
#define __drv_typeConst(x)
#define __drv_typeCond(x)
#define __drv_typeExpr(x)
#define __drv_in_deref(x)
#define __drv_out_deref(x)
#define __drv_setsDeref(x)
#define __drv_innerMustHold(x)
#define _Kernel_clear_do_init_(x)
#define _Kernel_requires_resource_held_(x)
#define _Kernel_requires_resource_not_held_(x)
#define _Kernel_acquires_resource_(x)
#define _Kernel_releases_resource_(x)
#define _Kernel_strict_type_match_(x)
