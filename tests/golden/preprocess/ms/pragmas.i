#pragma warning(suppress: 4127)
      while (1) {
#pragma warning(push)
#pragma warning(disable: 1 2)
                  a = b;
#pragma warning(pop)
                               }
#pragma pack(push, 1)
                        int c;
#pragma pack(pop)
