# 3,305 parameters, 273,092 multiply-adds an image. Made by MiniCnn from:
#   input 2x20x18
#   crop 18x16
#   conv 8 3x5 stride 2x1 padding 1,2,0,3 dilation 1x2 groups 2 no-bias as edges
#   batchnorm
#   leaky-relu 0.2
#   conv 8 4x4 padding same
#   relu
#   conv 8 3x3 padding 1 padding-mode reflect groups depthwise
#   silu
#   conv 8 3x3 padding 2,1,1,2 padding-mode circular as base
#   gelu
#   conv 8 2x2 padding full padding-mode replicate
#   mish
#   transposed 6 3x2 stride 2 padding 1x0 output-padding 1 groups 2
#   groupnorm 3
#   elu 0.75
#   maxpool 3x2 stride 2 padding 1 ceil
#   hardswish
#   avgpool 2x3 stride 1
#   selu
#   upsample 2 bilinear
#   tanh
#   upsample 2 nearest
#   relu6
#   adaptive-avgpool 4x3
#   identity
#   dropout 0.25
#   flatten
#   batchnorm as flat_norm
#   linear 12 no-bias
#   softplus
#   linear 3 as classes
#   sigmoid
import torch
import torch.nn.functional as F
from torch import nn


class EveryLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.edges = nn.Conv2d(2, 8, kernel_size=(3, 5), stride=(2, 1), dilation=(1, 2), groups=2, bias=False)
        self.batchnorm1 = nn.BatchNorm2d(8)
        self.leakyrelu1 = nn.LeakyReLU(0.2)
        self.conv2 = nn.Conv2d(8, 8, kernel_size=4, padding="same")
        self.relu1 = nn.ReLU()
        self.conv3 = nn.Conv2d(8, 8, kernel_size=3, padding=1, padding_mode="reflect", groups=8)
        self.silu1 = nn.SiLU()
        self.base = nn.Conv2d(8, 8, kernel_size=3)
        self.gelu1 = nn.GELU()
        self.conv5 = nn.Conv2d(8, 8, kernel_size=2, padding=1, padding_mode="replicate")
        self.mish1 = nn.Mish()
        self.transposed1 = nn.ConvTranspose2d(8, 6, kernel_size=(3, 2), stride=2, padding=(1, 0), output_padding=1, groups=2)
        self.groupnorm1 = nn.GroupNorm(3, 6)
        self.elu1 = nn.ELU(0.75)
        self.maxpool1 = nn.MaxPool2d((3, 2), stride=2, padding=1, ceil_mode=True)
        self.hardswish1 = nn.Hardswish()
        self.avgpool1 = nn.AvgPool2d((2, 3), stride=1)
        self.selu1 = nn.SELU()
        self.upsample1 = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)
        self.tanh1 = nn.Tanh()
        self.upsample2 = nn.Upsample(scale_factor=2, mode="nearest")
        self.relu6_1 = nn.ReLU6()
        self.adaptiveavgpool1 = nn.AdaptiveAvgPool2d((4, 3))
        self.identity1 = nn.Identity()
        self.dropout1 = nn.Dropout(0.25)
        self.flatten1 = nn.Flatten()
        self.flat_norm = nn.BatchNorm1d(72)
        self.linear1 = nn.Linear(72, 12, bias=False)
        self.softplus1 = nn.Softplus()
        self.classes = nn.Linear(12, 3)
        self.sigmoid1 = nn.Sigmoid()

    def forward(self, x):  # [N, 2, 20, 18]
        x = x[:, :, 1:19, 1:17]  # [N, 2, 18, 16]
        x = self.edges(F.pad(x, (1, 2, 0, 3)))  # [N, 8, 10, 11]
        x = self.batchnorm1(x)  # [N, 8, 10, 11]
        x = self.leakyrelu1(x)  # [N, 8, 10, 11]
        x = self.conv2(x)  # [N, 8, 10, 11]
        x = self.relu1(x)  # [N, 8, 10, 11]
        x = self.conv3(x)  # [N, 8, 10, 11]
        x = self.silu1(x)  # [N, 8, 10, 11]
        x = self.base(F.pad(x, (2, 1, 1, 2), mode="circular"))  # [N, 8, 11, 12]
        x = self.gelu1(x)  # [N, 8, 11, 12]
        x = self.conv5(x)  # [N, 8, 12, 13]
        x = self.mish1(x)  # [N, 8, 12, 13]
        x = self.transposed1(x)  # [N, 6, 24, 27]
        x = self.groupnorm1(x)  # [N, 6, 24, 27]
        x = self.elu1(x)  # [N, 6, 24, 27]
        x = self.maxpool1(x)  # [N, 6, 13, 14]
        x = self.hardswish1(x)  # [N, 6, 13, 14]
        x = self.avgpool1(x)  # [N, 6, 12, 12]
        x = self.selu1(x)  # [N, 6, 12, 12]
        x = self.upsample1(x)  # [N, 6, 24, 24]
        x = self.tanh1(x)  # [N, 6, 24, 24]
        x = self.upsample2(x)  # [N, 6, 48, 48]
        x = self.relu6_1(x)  # [N, 6, 48, 48]
        x = self.adaptiveavgpool1(x)  # [N, 6, 4, 3]
        x = self.identity1(x)  # [N, 6, 4, 3]
        x = self.dropout1(x)  # [N, 6, 4, 3]
        x = self.flatten1(x)  # [N, 72]
        x = self.flat_norm(x)  # [N, 72]
        x = self.linear1(x)  # [N, 12]
        x = self.softplus1(x)  # [N, 12]
        x = self.classes(x)  # [N, 3]
        x = self.sigmoid1(x)  # [N, 3]
        return x


if __name__ == "__main__":
    model = EveryLayer()
    print(model)
    print(tuple(model(torch.zeros(2, 2, 20, 18)).shape))
