/*++

Copyright (c) the Portcullis authors. SPDX-License-Identifier: MIT

Module Name:

    trace.h

Abstract:

    Software tracing of the Basalt miniport. The preprocessor of the build
    writes basalt.tmh and its siblings from these definitions.

--*/

#ifndef _BASALT_TRACE_H_
#define _BASALT_TRACE_H_

#define WPP_CONTROL_GUIDS                                                    \
    WPP_DEFINE_CONTROL_GUID(Basalt, (6e0f4a52, 8b1d, 4c3e, 9a57, 20c1d5e4b7f3), \
        WPP_DEFINE_BIT(BSLT_TRACE_INIT)                                      \
        WPP_DEFINE_BIT(BSLT_TRACE_IO)                                        \
        WPP_DEFINE_BIT(BSLT_TRACE_EVENT))

#endif // _BASALT_TRACE_H_
